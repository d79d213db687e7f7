# 命令行的幫助與用法錯誤（繁體中文）。英文取自程式裡各選項的說明，由 clap 排印。
# 鍵為「命令-選項」，幾個命令共用的選項只寫選項名；屬性 .more 是 --help 才有的補充，其餘屬性是可選值的說明。

## 版式
heading-usage = 用法：
heading-commands = 命令：
heading-arguments = 參數：
heading-options = 選項：
heading-examples = 範例：
heading-values = 可選值：
help-default = [預設：{ $value }]
help-values = [可選值：{ $values }]
help-value = - { $value }：{ $text }
list-comma = 、

## 命令
about-window = 成渝地區雙城經濟圈圖志
    .more = 不帶命令時開啟視窗。
about-facts = 列出全部事實及其依據，寫成 JSON、CSV 或 GeoJSON
about-verify = 檢查底圖、事實包，給出 --texts 時還檢查每條引文
about-render = 不開視窗，把地圖畫成 PNG、SVG、PDF 或 PPTX 檔案
about-locate = 查出一個位置在哪個區縣
about-profile = 在視窗中測量移動地圖的開銷
about-anchor = 補上事實包引文的位置
about-schema = 寫出事實包各檔案的 JSON Schema
about-help = 顯示本幫助，或某個命令的幫助
details-anchor = 把每處引文的段、條、起點和終點寫入事實包的檔案；註釋、次序和排版不變。
details-locate =
    輸出 lon,lat,county_adcode,county,prefecture_adcode,prefecture；位置在圖外時後四項為空。

    用 --stdin 時逐行輸出，每行加上這四項。欄位以逗號、分號或定位字元分隔，看第一行而定。第一行若寫欄名，位置取名為 lon 與 lat、lng、long、longitude 與 latitude、x 與 y 或 經度 與 緯度 的欄；否則第一欄為經度，第二欄為緯度。其餘各欄照留。沒有位置的行照原樣輸出，最後逐一指出，命令以 1 結束；超過 1 MiB 的行略去。

## 共用的選項
help = 顯示幫助
    .more = -h 只列一行說明，--help 列出全部。
version = 顯示版本
pack = 要加入的事實包資料夾；與隨附的同號則代替它
base = 代替內建邊界的檔案：GeoJSON、TopoJSON 或 ECharts 壓縮格式
datum = 該邊界檔案的坐標系：wgs84、gcj02 或 bd09；後兩種會換算
texts = 事實所引各篇原文的資料夾
raw = CSV 的文字全部照原樣寫出，供程式讀取
    .more = 不用時，試算表軟體會當作公式的文字（以 =、+、-、@、定位字元或換行開頭）前面加一個撇號。數字總是照原樣。
bom = CSV 以位元組順序標記開頭，Excel 據此認出 UTF-8

## 視窗
window-lang = 語言：zh-Hans、zh-Hant 或 en；不給則用上次在視窗裡選的，再用系統的，否則為 zh-Hans
window-document = 要開啟的地圖：*.atlas.json
window-startup-report = 顯示從程式啟動到第一幅完整地圖的毫秒數與處理器時間，然後結束
window-fresh = 像初次啟動一樣開啟，也不為下次保留設定
window-dump-state = 視窗狀態有變時，以 JSON 寫入該檔案

## facts
facts-format = 寫成何種格式
    .json = 一個物件，每類一個列表
    .csv = 一條引文一行
    .geojson = 一個 FeatureCollection

## render
render-output = 要寫的檔案；格式看結尾：.png、.svg、.pdf 或 .pptx
render-kind = 圖的類型
    .more = 狀態表一頁排不下時續排到後面各頁：PDF 與 PPTX 都在同一檔案中；PNG 與 SVG 在 --output 旁各成一個檔案，名後加頁碼，如 board-1.svg。
    .map = 地圖
    .schematic = 示意圖：地點為結點，通道與走廊為八個方向的線，不畫邊界
    .board = 通道一行一條，列出各篇文本所述的狀態及日期
    .multiples = 一頁上同一範圍的地圖，至多六幅，見 --by
render-sort = 狀態表各行的次序 [預設：mode]
    .status = 按狀態，次序同圖例
    .mode = 按方式：鐵路、公路、水運等
    .place = 按文本所列的第一個地方
    .date = 按最早提到它的文本的日期
render-by = --kind multiples 的每幅地圖各畫什麼 [預設：text]
    .text = 一篇文本
    .year = 截至某年年底所述
    .status = 一種狀態的通道
render-size = 頁面：report（寬 156 毫米）、column（寬 80 毫米）、A4、A4-portrait、A3、A3-portrait、slide（13.333x7.5in），或只寫寬度，或寫寬 x 高；單位 mm、cm、in、pt 或 px，每邊 40 至 2000 毫米 [預設：A4]
    .more = report、column 和只寫寬度時，高度依內容而定。像素在 PNG 中按 --dpi 計，在其他格式中按每英寸 96 計。
render-dpi = PNG 每英寸的像素，96 至 600
render-fit = 地圖所示的範圍 [預設：region]
    .circle = 雙城經濟圈
    .region = 四川與重慶全境
render-view = 地圖的中心與級別，如 104.65,30.12,9；級別同視窗，3 至 16
render-focus = 要放到圖中央並突出的地方、通道或走廊：其 id、區劃代碼或名稱
render-side-by-side = 一頁幾幅同比例尺的圖，二至四個 --focus 各一幅
render-connections = 一個 --focus 的地方與他處的聯繫，或兩個 --focus 的地方之間的聯繫
render-layers = 要畫的圖層，代替起初的那些；none 為只畫底圖
render-status = 要畫的通道狀態，代替全部；none 為不畫通道
render-filter = 要畫的事實，代替全部，按一項屬性：kind、category、given-by、status、mode、source、year、place 或 certainty；! 表示除外
    .more = 如 --filter mode=rail --filter place=遂寧市，或 --filter 'status=!proposed'。給出幾項時，只畫同時符合的事實。
render-filtered = 不符合的事實如何處理
    .hide = 不畫
    .step-back = 畫得細而淡
render-as-of = 不畫晚於此日期的事實：2020、2020-07 或 2020-07-25
    .more = 一條事實只要有一篇文本不晚於此就算在內。日期比到兩者都知道的那一位；沒有日期的文本不算。
render-theme = 配色
    .light = 淺底深色
    .dark = 深底淺色
    .print = 灰度與圖案，供無彩色的紙張
render-lang = 語言：zh-Hans、zh-Hant 或 en [預設：zh-Hans，或 --document 的語言]
render-title = 地圖上方的標題；空則不要 [預設：地圖所關於與所示的內容]
render-caption = 地圖下方的文字
render-review-number = 地圖的審圖號，如 GS(2024)0001號
render-number = 標題前的圖號：圖1、Figure 2
render-title-place = 標題的位置
    .above = 地圖上方，居左
    .below = 地圖下方，居中
render-notes = 對所據文本說到何種程度 [預設：A4 及更大為 full，更小為 short，投影片為 none]
    .full = 地名旁有編號，並列出各篇文本
    .short = 一行寫出各篇文本
    .none = 只有每幅圖都有的那一行
render-footnotes = --notes 的舊寫法：on 即 full，off 即 none
    .on = 要
    .off = 不要
render-citations = 另寫圖中所據文本的文獻條目：.bib（BibTeX）或 .json（CSL-JSON）
render-book = 不畫單幅圖，而寫一本圖冊：扉頁、總圖，文本提到的每個城市與區縣一頁或幾頁，另有登記表、索引與文本，為一個 A4 的 .pdf
    .cities = 城市與區縣
render-document = 已存地圖的圖件：*.atlas.json
    .more = 所示內容、頁面與配色都如儲存時；其中移走的檔案可用 --base、--pack 代替。
render-force = 替換已有的檔案

## locate
locate-lon = 經度，單位為度，東經為正
locate-lat = 緯度，單位為度，北緯為正
locate-stdin = 改從標準輸入讀一張表：每行 lon,lat，或帶欄名的多欄

## profile
profile-frames = 測量多少幀
profile-path = 怎樣移動地圖或面板
    .pan = 來回拖動地圖
    .zoom = 滾輪放大縮小
    .tour = 先後兩樣都做
    .panel = 滾輪滾動最長的地點面板
    .table = 滾輪滾動事實表

## anchor 與 schema
anchor-pack = 要查找引文的事實包資料夾
anchor-texts = 它所引各篇原文的資料夾
schema-out = 寫入的資料夾
schema-of = 哪種檔案的格式說明
    .pack = 事實包的各檔案
    .map = 儲存的地圖

## 用法錯誤
error = 錯誤：{ $message }
error-tip = 提示：{ $message }
error-more = 詳見「{ $help }」。
error-argument = 沒有「{ $argument }」這個選項或參數
error-command = 沒有「{ $command }」這個命令
error-command-missing = 「{ $command }」之後要有一個命令：{ $commands }
error-value = 「{ $argument }」的值不能是「{ $value }」
error-value-because = 「{ $argument }」的值不能是「{ $value }」：{ $cause }
error-value-missing = 「{ $argument }」之後缺一個值
error-no-equals = 「{ $argument }」與它的值之間要有等號
error-too-many = 「{ $argument }」的值太多，「{ $value }」是多出來的
error-too-few = 「{ $argument }」要有 { $wanted } 個值，只給了 { $given } 個
error-wrong-number = 「{ $argument }」要有 { $wanted } 個值，給了 { $given } 個
error-conflict = 「{ $argument }」不能與{ $others }同用
error-conflict-any = 「{ $argument }」不能與另一個已給的選項同用
error-twice = 「{ $argument }」只能給一次
error-required = 缺少必需的{ $arguments }
error-not-unicode = 有一個參數不是 UTF-8
error-quoted = 「{ $text }」
error-out-of-range = 應在 { $from } 至 { $to } 之間
error-not-a-number = 應為整數
tip-argument = 有相近的選項{ $near }
tip-command = 有相近的命令{ $near }
tip-value = 有相近的值{ $near }
tip-after = 要把「{ $argument }」作為值，請寫「{ $instead }」
tip-exists = 有「{ $instead }」
tip-dashes = 有命令「{ $command }」；要用它，請去掉它前面的「--」
