# 命令行的帮助与用法错误（简体中文）。英文取自程序里各选项的说明，由 clap 排印。
# 键为“命令-选项”，几个命令共用的选项只写选项名；属性 .more 是 --help 才有的补充，其余属性是可选值的说明。

## 版式
heading-usage = 用法：
heading-commands = 命令：
heading-arguments = 参数：
heading-options = 选项：
heading-examples = 示例：
heading-values = 可选值：
help-default = [默认：{ $value }]
help-values = [可选值：{ $values }]
help-value = - { $value }：{ $text }
list-comma = 、

## 命令
about-window = 成渝地区双城经济圈图志
    .more = 不带命令时打开窗口。
about-facts = 列出全部事实及其依据，写成 JSON、CSV 或 GeoJSON
about-verify = 检查底图、事实包，给出 --texts 时还检查每条引文
about-render = 不开窗口，把地图画成 PNG、SVG、PDF 或 PPTX 文件
about-locate = 查出一个位置在哪个区县
about-profile = 在窗口中测量移动地图的开销
about-anchor = 补上事实包引文的位置
about-schema = 写出事实包各文件的 JSON Schema
about-help = 显示本帮助，或某个命令的帮助
details-anchor = 把每处引文的段、条、起点和终点写入事实包的文件；注释、次序和排版不变。
details-locate =
    输出 lon,lat,county_adcode,county,prefecture_adcode,prefecture；位置在图外时后四项为空。

    用 --stdin 时逐行输出，每行加上这四项。字段以逗号、分号或制表符分隔，看第一行而定。第一行若写列名，位置取名为 lon 与 lat、lng、long、longitude 与 latitude、x 与 y 或 经度 与 纬度 的列；否则第一列为经度，第二列为纬度。其余各列照留。没有位置的行照原样输出，最后逐一指出，命令以 1 结束；超过 1 MiB 的行略去。

## 共用的选项
help = 显示帮助
    .more = -h 只列一行说明，--help 列出全部。
version = 显示版本
pack = 要加入的事实包文件夹；与随附的同号则代替它
base = 代替内置边界的文件：GeoJSON、TopoJSON 或 ECharts 压缩格式
datum = 该边界文件的坐标系：wgs84、gcj02 或 bd09；后两种会换算
texts = 事实所引各篇原文的文件夹
raw = CSV 的文字全部照原样写出，供程序读取
    .more = 不用时，表格软件会当作公式的文字（以 =、+、-、@、制表符或换行开头）前面加一个撇号。数字总是照原样。
bom = CSV 以字节顺序标记开头，Excel 据此认出 UTF-8

## 窗口
window-lang = 语言：zh-Hans、zh-Hant 或 en；不给则用上次在窗口里选的，再用系统的，否则为 zh-Hans
window-document = 要打开的地图：*.atlas.json
window-startup-report = 显示从进程启动到第一幅完整地图的毫秒数与处理器时间，然后结束
window-fresh = 像初次启动一样打开，也不为下次保留设置
window-dump-state = 窗口状态有变时，以 JSON 写入该文件

## facts
facts-format = 写成何种格式
    .json = 一个对象，每类一个列表
    .csv = 一条引文一行
    .geojson = 一个 FeatureCollection

## render
render-output = 要写的文件；格式看结尾：.png、.svg、.pdf 或 .pptx
render-kind = 图的类型
    .more = 状态表一页排不下时续排到后面各页：PDF 与 PPTX 都在同一文件中；PNG 与 SVG 在 --output 旁各成一个文件，名后加页码，如 board-1.svg。
    .map = 地图
    .schematic = 示意图：地点为结点，通道与走廊为八个方向的线，不画边界
    .board = 通道一行一条，列出各篇文本所述的状态及日期
    .multiples = 一页上同一范围的地图，至多六幅，见 --by
render-sort = 状态表各行的次序 [默认：mode]
    .status = 按状态，次序同图例
    .mode = 按方式：铁路、公路、水运等
    .place = 按文本所列的第一个地方
    .date = 按最早提到它的文本的日期
render-by = --kind multiples 的每幅地图各画什么 [默认：text]
    .text = 一篇文本
    .year = 截至某年年底所述
    .status = 一种状态的通道
render-size = 页面：report（宽 156 毫米）、column（宽 80 毫米）、A4、A4-portrait、A3、A3-portrait、slide（13.333x7.5in），或只写宽度，或写宽 x 高；单位 mm、cm、in、pt 或 px，每边 40 至 2000 毫米 [默认：A4]
    .more = report、column 和只写宽度时，高度依内容而定。像素在 PNG 中按 --dpi 计，在其他格式中按每英寸 96 计。
render-dpi = PNG 每英寸的像素，96 至 600
render-fit = 地图所示的范围 [默认：region]
    .circle = 双城经济圈
    .region = 四川与重庆全境
render-view = 地图的中心与级别，如 104.65,30.12,9；级别同窗口，3 至 16
render-focus = 要放到图中央并突出的地方、通道或走廊：其 id、区划代码或名称
render-side-by-side = 一页几幅同比例尺的图，二至四个 --focus 各一幅
render-connections = 一个 --focus 的地方与他处的联系，或两个 --focus 的地方之间的联系
render-layers = 要画的图层，代替起初的那些；none 为只画底图
render-status = 要画的通道状态，代替全部；none 为不画通道
render-filter = 要画的事实，代替全部，按一项属性：kind、category、given-by、status、mode、source、year、place 或 certainty；! 表示除外
    .more = 如 --filter mode=rail --filter place=遂宁市，或 --filter 'status=!proposed'。给出几项时，只画同时符合的事实。
render-filtered = 不符合的事实如何处理
    .hide = 不画
    .step-back = 画得细而淡
render-as-of = 不画晚于此日期的事实：2020、2020-07 或 2020-07-25
    .more = 一条事实只要有一篇文本不晚于此就算在内。日期比到两者都知道的那一位；没有日期的文本不算。
render-theme = 配色
    .light = 浅底深色
    .dark = 深底浅色
    .print = 灰度与图案，供无彩色的纸张
render-lang = 语言：zh-Hans、zh-Hant 或 en [默认：zh-Hans，或 --document 的语言]
render-title = 地图上方的标题；空则不要 [默认：地图所关于与所示的内容]
render-caption = 地图下方的文字
render-review-number = 地图的审图号，如 GS(2024)0001号
render-number = 标题前的图号：图1、Figure 2
render-title-place = 标题的位置
    .above = 地图上方，居左
    .below = 地图下方，居中
render-notes = 对所据文本说到何种程度 [默认：A4 及更大为 full，更小为 short，幻灯片为 none]
    .full = 地名旁有编号，并列出各篇文本
    .short = 一行写出各篇文本
    .none = 只有每幅图都有的那一行
render-footnotes = --notes 的旧写法：on 即 full，off 即 none
    .on = 要
    .off = 不要
render-citations = 另写图中所据文本的文献条目：.bib（BibTeX）或 .json（CSL-JSON）
render-book = 不画单幅图，而写一本图册：扉页、总图，文本提到的每个城市与区县一页或几页，另有登记表、索引与文本，为一个 A4 的 .pdf
    .cities = 城市与区县
render-document = 已存地图的图件：*.atlas.json
    .more = 所示内容、页面与配色都如保存时；其中移走的文件可用 --base、--pack 代替。
render-force = 替换已有的文件

## locate
locate-lon = 经度，单位为度，东经为正
locate-lat = 纬度，单位为度，北纬为正
locate-stdin = 改从标准输入读一张表：每行 lon,lat，或带列名的多列

## profile
profile-frames = 测量多少帧
profile-path = 怎样移动地图或面板
    .pan = 来回拖动地图
    .zoom = 滚轮放大缩小
    .tour = 先后两样都做
    .panel = 滚轮滚动最长的地点面板
    .table = 滚轮滚动事实表

## anchor 与 schema
anchor-pack = 要查找引文的事实包文件夹
anchor-texts = 它所引各篇原文的文件夹
schema-out = 写入的文件夹
schema-of = 哪种文件的格式说明
    .pack = 事实包的各文件
    .map = 保存的地图

## 用法错误
error = 错误：{ $message }
error-tip = 提示：{ $message }
error-more = 详见“{ $help }”。
error-argument = 没有“{ $argument }”这个选项或参数
error-command = 没有“{ $command }”这个命令
error-command-missing = “{ $command }”之后要有一个命令：{ $commands }
error-value = “{ $argument }”的值不能是“{ $value }”
error-value-because = “{ $argument }”的值不能是“{ $value }”：{ $cause }
error-value-missing = “{ $argument }”之后缺一个值
error-no-equals = “{ $argument }”与它的值之间要有等号
error-too-many = “{ $argument }”的值太多，“{ $value }”是多出来的
error-too-few = “{ $argument }”要有 { $wanted } 个值，只给了 { $given } 个
error-wrong-number = “{ $argument }”要有 { $wanted } 个值，给了 { $given } 个
error-conflict = “{ $argument }”不能与{ $others }同用
error-conflict-any = “{ $argument }”不能与另一个已给的选项同用
error-twice = “{ $argument }”只能给一次
error-required = 缺少必需的{ $arguments }
error-not-unicode = 有一个参数不是 UTF-8
error-quoted = “{ $text }”
error-out-of-range = 应在 { $from } 至 { $to } 之间
error-not-a-number = 应为整数
tip-argument = 有相近的选项{ $near }
tip-command = 有相近的命令{ $near }
tip-value = 有相近的值{ $near }
tip-after = 要把“{ $argument }”作为值，请写“{ $instead }”
tip-exists = 有“{ $instead }”
tip-dashes = 有命令“{ $command }”；要用它，请去掉它前面的“--”
