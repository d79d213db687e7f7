# 成渝圖志的介面與圖件文字（繁體中文，用詞從臺灣習慣）。次序同 zh-Hans.ftl。

## 應用
app-title = 成渝圖志
app-subtitle = 成渝地區雙城經濟圈：角色、走廊與規劃通道
menu-file = 檔案
menu-view = 檢視
menu-help = 說明
menu-texts = 開啟原文資料夾…
menu-texts-close = 關閉原文資料夾
menu-figure = 儲存圖件…
menu-copy-map = 複製地圖
menu-quit = 結束
menu-fit-circle = 經濟圈全圖
menu-fit-region = 川渝全圖
menu-zoom-in = 放大
menu-zoom-out = 縮小
menu-back = 後退
menu-forward = 前進
menu-find = 尋找地點
menu-table = 事實表
menu-theme = 配色
menu-language = 語言
menu-about = 關於與資料來源
menu-keys = 快速鍵

language-zh-hans = 简体中文
language-zh-hant = 繁體中文
language-en = English
theme-light = 淺色
theme-dark = 深色
theme-system = 跟隨系統

## 載入與消息
loading = 正在讀取圖志…
load-failed = 圖志未能開啟
load-again = 再試一次
problems-title = 資料中有 { $n } 處問題
message-copied = 已複製
message-map-copied = 地圖已複製到剪貼簿
message-map-copying = 正在繪製地圖圖片…
message-saving = 正在儲存圖件…
message-saved = 圖件已儲存：{ $path }
message-save-failed = 圖件未能儲存：{ $error }
message-texts-open = 原文資料夾已開啟，找到 { $n } 篇
message-texts-failed = 原文資料夾未能開啟：{ $error }
message-session-failed = 設定未能為下次啟動保留：{ $error }
message-cancelled = 已取消
button-cancel = 取消
button-close = 關閉

## 左欄
search-hint = 尋找：名稱、拼音或首字母
search-empty = 沒有符合「{ $query }」的地點
places-count = { $n } 處
places-only-mentioned = 只列文本提到的
places-roles-hint = 文本給這裡的角色有幾條
layers-title = 圖層
layer-roles = 角色
layer-corridors = 走廊與合作
layer-links = 規劃通道
layer-rivers = 河流
layer-railways = 既有鐵路
layer-airports = 機場
layer-counties = 區縣界
layer-hatch = 圈外斜線
layer-labels = 地名與線名
status-filter-title = 通道狀態
legend-toggle = 圖例

## 級別
kind-province = 省級單位
kind-prefecture = 地級單位
kind-county = 縣級單位
kind-city = 城市
kind-station = 車站
kind-airport = 機場
kind-zone = 功能區
kind-park = 園區
kind-hub = 樞紐
kind-river = 河流
kind-area = 區域
kind-group = 組合
kind-other = 其他

## 右欄
detail-adcode = 行政區劃代碼 { $code }
detail-in-circle-wholly = 全域屬經濟圈
detail-in-circle-partly = 部分屬經濟圈
detail-in-circle-not = 不屬經濟圈
detail-roles = 角色
detail-roles-through = 經{ $group }
detail-role-through = { $role }（經{ $group }）
detail-corridors = 走廊與合作
detail-links = 規劃通道
detail-targets = 數值目標
detail-events = 事件
detail-groups = 所屬組合
detail-members = 成員
detail-neighbours = 相鄰單位
detail-places = 關聯地點
detail-mentions = 原文出處
detail-variants = 相近說法：
detail-not-mentioned = 文本都沒有提到這裡。
detail-not-mentioned-itself = 文本沒有直接說到這裡的角色。
detail-no-members = 文本沒有列出成員。
detail-not-drawn = 未上圖：{ $reason }
detail-drawn-since = 上圖依據：{ $reason }
detail-no-position = 位置不詳，未上圖
detail-position-approximate = 位置為近似值
detail-position-centre = 位置取所在區域中心
detail-derived = 推斷
detail-derived-hint = 文本未直接寫出，由簡稱或發文城市推斷
detail-alignment-traced = 線位：沿既有線路描繪
detail-alignment-schematic = 線位：示意，經已知站點平滑連接
detail-alignment-point = 位置：單點
detail-alignment-none = 線位：無
certainty-exact = 位置準確
certainty-fair = 誤差數公里以內
certainty-estimate = 位置自行估定
detail-position-source = 位置來源：{ $source }
detail-length-drawn = 圖上長度 { $km } 公里
detail-length-official = 公布長度 { $km } 公里（{ $source }）
detail-later = 文本發布之後的情況
detail-as-of = 以文本日期為準
detail-inferred-date = （推定）
detail-date-unknown = 日期不詳
detail-also = 另見 { $n } 處
button-passage = 查看原文
button-passage-hide = 收起原文
button-copy-citation = 複製引文
button-copy-card = 複製卡片
passage-need-texts = 先在「檔案」選單開啟原文資料夾，才能查看上下文。
citation = { $quoted }（{ $title }，{ $publisher }，{ $date }，{ $locus }）

given-by-centre = 中央賦予
given-by-province = 省級賦予
given-by-city = 城市自定
given-by-county = 區縣自定
given-by-described = 文本描述

source-decision = 決定
source-news = 新聞
source-repost = 轉載

corridor-axis = 發展軸
corridor-industrial-belt = 產業帶
corridor-ecological-belt = 生態帶
corridor-tourism-corridor = 文旅走廊
corridor-integration-pair = 一體化
corridor-joint-zone = 共建區
corridor-commuter-circle = 通勤圈
corridor-innovation-corridor = 創新走廊
corridor-cooperation-pair = 合作
corridor-external-corridor = 對外通道
corridor-platform = 共建平臺
corridor-urban-cluster = 城市群（都市圈）
corridor-economic-zone = 經濟區
corridor-agreement = 協議
corridor-other = 其他

mode-high-speed-rail = 高速鐵路
mode-conventional-rail = 普速鐵路
mode-suburban-rail = 市域鐵路
mode-expressway = 高速公路
mode-fast-road = 快速通道
mode-tourism-road = 旅遊公路
mode-waterway = 航道
mode-water-diversion = 引水工程
mode-airport = 機場
mode-station = 車站
mode-freight-hub = 貨運樞紐
mode-network = 網路與計劃
mode-other = 其他

status-in-operation = 營運
status-under-construction = 在建
status-upgrade = 改造擴容
status-pre-construction-start = 推進開工
status-pre-construction-preparatory = 前期工作
status-early-study = 前期研究
status-proposed = 規劃謀劃
status-not-stated = 未註明狀態

category-core = 核心城市
category-sub-centre = 副中心
category-metropolitan-area = 都市圈
category-gateway = 門戶樞紐
category-industry = 產業基地
category-innovation = 科技創新
category-ecology = 生態綠色
category-tourism = 文化旅遊
category-agriculture = 現代農業
category-logistics = 商貿物流
category-opening-up = 改革開放
category-strategy = 戰略增長
category-cooperation = 協同合作
category-urban-rural = 城鄉建設
category-living = 生活民生
category-services = 現代服務
category-governance = 體制治理
category-other = 其他角色

## 地圖與圖件
legend-title = 圖例
legend-as-of = 狀態據文本所述（{ $from }–{ $to }）
legend-as-of-year = 狀態據文本所述（{ $year }）
legend-fills = 城市
legend-core = 核心城市
legend-sub-centre = 副中心城市
legend-metropolitan = 都市圈成員
legend-mentioned = 文本提到
legend-not-mentioned = 文本未提到
legend-outside-circle = 經濟圈外區縣
legend-roles = 角色
legend-links = 規劃通道
legend-corridors = 走廊與合作
legend-ribbon = 走廊（關聯地點）
legend-hull = 合作區域（成員範圍）
legend-base = 底圖
legend-river = 河流
legend-railway = 既有鐵路
legend-airport = 機場
legend-city-line = 地級界
legend-province-line = 川渝界
legend-hub = 車站與樞紐
legend-traced = 線位沿既有線路：{ $n } 條
legend-schematic = 線位為示意：{ $n } 條
legend-points = 只知一點：{ $n } 處
legend-derived = 關聯地點由簡稱推斷：{ $n } 條
legend-not-shown = 另有 { $n } 處未標名
unit-km = 公里
unit-m = 公尺
notice-unreviewed = 示意圖 · 未經地圖審核
north = 北
figure-title = 成渝地區雙城經濟圈：{ $parts }
figure-title-bare = 成渝地區雙城經濟圈
title-roles = 城市角色
title-corridors = 發展走廊
title-links = 規劃通道
list-and = 與
source-line-base = 底圖：天地圖（國家基礎地理信息中心）；水系 GSHHG/WDBII；鐵路 © OpenStreetMap 貢獻者；機場 OurAirports；地名 GeoNames
source-line-own-base = 底圖：邊界取自 { $file }（使用者提供）；水系 GSHHG/WDBII；鐵路 © OpenStreetMap 貢獻者；機場 OurAirports；地名 GeoNames
source-line-facts = 事實：{ $sources }
source-short = { $publisher }（{ $kind }）{ $date }
corridor-count = { $n } 條
glyph-more = +{ $n }

## 圖件的文字說明
describe-alt = 地圖《{ $title }》：{ $where }；圖層：{ $layers }。
describe-where = { $provinces }的 { $n } 個行政單位
describe-where-units = { $n } 個行政單位
describe-where-pair = 並列的兩幅圖：{ $one }與{ $other }；{ $where }
describe-districts = { $city }（中心城區）
describe-group = { $name }（{ $n }）：{ $list }
describe-units = 圖中有 { $n } 個行政單位。{ $groups }。
describe-corridors = 畫出走廊 { $n } 條。{ $groups }。
describe-links = 畫出規劃通道 { $n } 條。{ $groups }。
describe-as-of = 只畫出截至 { $date } 的文本所述。
describe-notice = 注意：{ $notice }。
describe-data = 製作：{ $program }；資料包：{ $packs }。
describe-text = 文本：{ $reference } SHA-256：{ $digest }

## 狀態欄
status-pointer = 東經 { $lon }° 北緯 { $lat }°
status-outside = 川渝以外
status-zoom = { $zoom } 級
status-texts-none = 未開啟原文
status-texts = 原文 { $n } 篇

## 關於
about-text = 成渝圖志把五篇文本裡關於城市角色、走廊與規劃通道的說法標在地圖上，每個標記都指向原文短語。
about-licence = 程式以 MIT 或 Apache-2.0 授權發布。
about-data = 資料與字型各有授權：
about-boundaries = 行政區劃：天地圖（國家基礎地理信息中心），2024 年；在中國公開出版地圖須另行送審。
about-rivers = 水系：GSHHG/WDBII，LGPL-3.0。
about-railways = 既有鐵路與部分線位：© OpenStreetMap 貢獻者，ODbL 1.0。
about-airports = 機場：OurAirports，公有領域。
about-places = 駐地位置：GeoNames，CC BY 4.0。
about-script = 繁體字形：OpenCC，Apache-2.0。
about-font = 字型：Noto Sans SC，SIL 開放字型授權 1.1。
about-version = 版本 { $version }
about-sources = 文本
about-note-schematic = 規劃線路的線位多為示意，不能用於測量。

## 快速鍵
keys-pan = 平移地圖
keys-zoom = 放大、縮小
keys-fit = 經濟圈全圖、川渝全圖
keys-next = 下一個、上一個要素
keys-select = 選中
keys-clear = 取消選中、關閉對話方塊
keys-find = 尋找地點
keys-copy = 複製地圖
keys-save = 儲存圖件
keys-back = 後退、前進
keys-dark = 切換深色、淺色
keys-open = 開啟原文資料夾
keys-quit = 結束
key-arrows = 方向鍵

## 線路中段的狀態代碼
code-under-construction = 建
code-upgrade = 擴
code-start = 開
code-preparatory = 前
code-early-study = 研
code-proposed = 謀

## 圖例補充
legend-rail = 鐵路
legend-road = 公路
legend-water = 水運、引水
legend-county-line = 縣級界
legend-other-link = 其他線路
legend-open-end = 線路由此延伸
inset-districts = 重慶中心城區
legend-zone = 功能區、園區（位置近似）
legend-lines-hidden = 過密未繪，放大可見：{ $n } 條
list-comma = 、
list-semicolon = ；

## 引文
quoted = 「{ $phrase }」

## 對話方塊
dialog-texts = 開啟原文資料夾
dialog-texts-text = 原文資料夾裡應有各篇文本的 txt 檔案。也可以把資料夾拖進視窗。
dialog-figure = 圖件
dialog-figure-text = 檔名以 .png、.svg 或 .pdf 結尾；不寫則按所選格式。
dialog-problems = 資料問題
dialog-replace = 取代檔案
figure-subject = 範圍
figure-subject-window = 目前視圖
figure-page = 頁面
figure-page-a4 = A4 橫版
figure-page-a4-portrait = A4 豎版
figure-page-a3 = A3 展板（橫）
figure-page-a3-portrait = A3 展板（豎）
figure-page-column = Word 單欄
figure-page-slide = PowerPoint 投影片
figure-page-other = 其他尺寸
figure-size = 尺寸
figure-format = 格式
figure-dpi = 每英寸像素
figure-heading = 標題
figure-caption = 圖註
figure-review = 審圖號
figure-as-of = 截至日期
figure-hint = 可空，如 { $example }
figure-more = 內容
figure-footnotes = 標註文獻
figure-dark = 深色
figure-layers = 圖層與狀態同視窗左側所選。
figure-fault-size = 尺寸如 297x210mm 或 1600x900px，每邊 40 至 2000 毫米。
figure-fault-review = 審圖號如 { $example }，沒有就留空。
figure-fault-as-of = 日期如 2020、2020-07 或 2020-07-25；不限就留空。
figure-fault-selection = 沒有選中圖上的對象：先在圖上點選，或改選範圍。
figure-missing-glyphs = 字型沒有的字，圖上會缺：{ $missing }
figure-preview-none = 左側有一項需要改正。
figure-left-out = 頁面放不下：{ $list }；可選更大的頁面。
figure-preview-working = 正在繪製預覽…
figure-paper = { $width } × { $height } 公釐
figure-pixels = { $width } × { $height } 像素
figure-copy = 複製圖片
figure-command = 複製命令
figure-recent = 最近的圖
figure-replace = 已有檔案「{ $path }」，要取代它嗎？
button-replace = 取代
field-path = 路徑
button-browse = 瀏覽…
button-open = 開啟
button-save = 儲存
key-tab = Tab
key-enter = Enter
key-escape = Esc
figure-file-name = 成渝圖志

## 補充
message-texts-opening = 正在讀取原文…
message-job-lost = 這項工作中斷了：這是程式的錯誤
message-map-broke-off = 繪製地圖的工作中斷了：這是程式的錯誤，正在重試
map-stopped = 地圖無法繪製：這是程式的錯誤
message-marks-broke-off = 地圖上的線路和符號無法點選：這是程式的錯誤
figure-preview-broke-off = 預覽無法繪製：這是程式的錯誤
legend-airport-planned = 機場（文本所述）
legend-outer-line = 川渝外界
legend-neighbour-line = 鄰省界
source-line-short = 底圖：天地圖、GSHHG、© OpenStreetMap、GeoNames
source-line-own-short = 底圖：{ $file }、GSHHG、© OpenStreetMap、GeoNames
button-fold = 收起
unit-hour = 小時
unit-minute = 分鐘
unit-km2 = 平方公里
unit-count = 個
unit-yuan = 元
unit-people = 人
unit-year = 年
unit-month = 個月

## 事實表
table-title = 事實表
table-search = 篩選事實
table-search-hint = 篩選：名稱、短語、地點…
table-all = 全部
table-all-sources = 全部來源
table-undrawn = 只列未上圖的
table-copy = 複製表格
table-count = { $n } 條出處
table-empty = 沒有符合條件的事實。請放寬篩選。
table-kind-role = 角色
table-kind-corridor = 走廊
table-kind-link = 通道
table-kind-target = 目標
table-kind-event = 事件
table-kind = 種類
table-name = 名稱
table-places = 地點
table-category = 類別與狀態
table-quote = 原文短語
table-word = 誰說、用詞
table-source = 來源
table-date = 日期
table-locus = 條段
table-doubt = 存疑與位置
table-date-inferred = 日期推定
layers-undrawn = 另有 { $n } 條通道有名無位，列在表中
keys-table = 事實表

## 圖件的腳註

legend-by = 截至 { $date }
legend-nothing-by = 截至 { $date } 無文本
notice-reviewed = 審圖號：{ $number }
footnote-places = 城市與地點：{ $list }
footnote-links = 通道：{ $list }
footnote-corridors = 走廊與合作：{ $list }

## 圖冊

book-title = 成渝圖志：城市與區縣
book-subtitle = 成渝地區雙城經濟圈的城市角色、走廊與合作、規劃通道：以 { $n } 篇文本所述為限，逐條註明出處
book-overview = 總圖
book-contents = 目錄
book-corridors = 走廊與合作
book-links = 規劃通道
book-places = 其他地點
book-index = 索引
book-sources = 文本來源
book-counties = 區縣 { $n } 個
book-dates = 文本日期：{ $first } 至 { $last }
book-data = 資料：{ $packs }；成渝圖志 { $version }
book-packs = { $n } 個事實包
book-statuses = 通道的狀態以各文本寫作之時為準，不代表今日。引號內為文本原文，其後方括號內為文本編號，編號見書末「文本來源」。
book-map-alt = { $name }及其周邊的示意圖
book-others = 另及{ $places }
book-quote = { $quoted }[{ $n }]
book-colon = ：
book-file = 檔案 { $file }，SHA-256 { $sha }
left-out-title = 標題
left-out-caption = 圖註
left-out-legend = 圖例
left-out-references = 文獻列表與編號
left-out-key = 各文本所述地物的對照
left-out-north = 指北針
