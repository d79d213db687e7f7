# 成渝图志的界面与图件文字（简体中文）。键按用处分组，组内按出现先后排列。

## 应用
app-title = 成渝图志
app-subtitle = 成渝地区双城经济圈：角色、走廊与规划通道
menu-file = 文件
menu-view = 视图
menu-help = 帮助
menu-texts = 打开原文文件夹…
menu-texts-close = 关闭原文文件夹
menu-figure = 保存图件…
menu-copy-map = 复制地图
menu-quit = 退出
menu-fit-circle = 经济圈全图
menu-fit-region = 川渝全图
menu-zoom-in = 放大
menu-zoom-out = 缩小
menu-back = 后退
menu-forward = 前进
menu-find = 查找地点
menu-table = 事实表
menu-theme = 配色
menu-language = 语言
menu-about = 关于与数据来源
menu-keys = 快捷键

language-zh-hans = 简体中文
language-zh-hant = 繁體中文
language-en = English
theme-light = 浅色
theme-dark = 深色
theme-system = 跟随系统

## 加载与消息
loading = 正在读取图志…
load-failed = 图志未能打开
load-again = 再试一次
problems-title = 数据中有 { $n } 处问题
message-copied = 已复制
message-map-copied = 地图已复制到剪贴板
message-map-copying = 正在绘制地图图片…
message-saving = 正在保存图件…
message-saved = 图件已保存：{ $path }
message-save-failed = 图件未能保存：{ $error }
message-texts-open = 原文文件夹已打开，找到 { $n } 篇
message-texts-failed = 原文文件夹未能打开：{ $error }
message-session-failed = 设置未能为下次启动保留：{ $error }
message-cancelled = 已取消
button-cancel = 取消
button-close = 关闭

## 左栏
search-hint = 查找：名称、拼音或首字母
search-empty = 没有符合“{ $query }”的地点
places-count = { $n } 处
places-only-mentioned = 只列文本提到的
places-roles-hint = 文本给这里的角色有几条
layers-title = 图层
layer-roles = 角色
layer-corridors = 走廊与合作
layer-links = 规划通道
layer-rivers = 河流
layer-railways = 既有铁路
layer-airports = 机场
layer-counties = 区县界
layer-hatch = 圈外斜线
layer-labels = 地名与线名
status-filter-title = 通道状态
legend-toggle = 图例

## 级别
kind-province = 省级单位
kind-prefecture = 地级单位
kind-county = 县级单位
kind-city = 城市
kind-station = 车站
kind-airport = 机场
kind-zone = 功能区
kind-park = 园区
kind-hub = 枢纽
kind-river = 河流
kind-area = 区域
kind-group = 组合
kind-other = 其他

## 右栏
detail-adcode = 行政区划代码 { $code }
detail-in-circle-wholly = 全域属经济圈
detail-in-circle-partly = 部分属经济圈
detail-in-circle-not = 不属经济圈
detail-roles = 角色
detail-roles-through = 经{ $group }
detail-role-through = { $role }（经{ $group }）
detail-corridors = 走廊与合作
detail-links = 规划通道
detail-targets = 数字目标
detail-events = 事件
detail-groups = 所属组合
detail-members = 成员
detail-neighbours = 相邻单位
detail-places = 关联地点
detail-mentions = 原文出处
detail-variants = 相近说法：
detail-not-mentioned = 文本都没有提到这里。
detail-not-mentioned-itself = 文本没有直接说到这里的角色。
detail-no-members = 文本没有列出成员。
detail-not-drawn = 未上图：{ $reason }
detail-drawn-since = 上图依据：{ $reason }
detail-no-position = 位置不详，未上图
detail-position-approximate = 位置为近似值
detail-position-centre = 位置取所在区域中心
detail-derived = 推断
detail-derived-hint = 文本未直接写出，由简称或发文城市推断
detail-alignment-traced = 线位：沿既有线路描绘
detail-alignment-schematic = 线位：示意，经已知站点平滑连接
detail-alignment-point = 位置：单点
detail-alignment-none = 线位：无
certainty-exact = 位置准确
certainty-fair = 误差数千米以内
certainty-estimate = 位置自行估定
detail-position-source = 位置来源：{ $source }
detail-length-drawn = 图上长度 { $km } 千米
detail-length-official = 公布长度 { $km } 千米（{ $source }）
detail-later = 文本发布之后的情况
detail-as-of = 以文本日期为准
detail-inferred-date = （推定）
detail-date-unknown = 日期不详
detail-also = 另见 { $n } 处
button-passage = 查看原文
button-passage-hide = 收起原文
button-copy-citation = 复制引文
button-copy-card = 复制卡片
passage-need-texts = 先在“文件”菜单打开原文文件夹，才能查看上下文。
citation = { $quoted }（{ $title }，{ $publisher }，{ $date }，{ $locus }）

given-by-centre = 中央赋予
given-by-province = 省级赋予
given-by-city = 城市自定
given-by-county = 区县自定
given-by-described = 文本描述

source-decision = 决定
source-news = 新闻
source-repost = 转载

corridor-axis = 发展轴
corridor-industrial-belt = 产业带
corridor-ecological-belt = 生态带
corridor-tourism-corridor = 文旅走廊
corridor-integration-pair = 一体化
corridor-joint-zone = 共建区
corridor-commuter-circle = 通勤圈
corridor-innovation-corridor = 创新走廊
corridor-cooperation-pair = 合作
corridor-external-corridor = 对外通道
corridor-platform = 共建平台
corridor-urban-cluster = 城市群（都市圈）
corridor-economic-zone = 经济区
corridor-agreement = 协议
corridor-other = 其他

mode-high-speed-rail = 高速铁路
mode-conventional-rail = 普速铁路
mode-suburban-rail = 市域铁路
mode-expressway = 高速公路
mode-fast-road = 快速通道
mode-tourism-road = 旅游公路
mode-waterway = 航道
mode-water-diversion = 引水工程
mode-airport = 机场
mode-station = 车站
mode-freight-hub = 货运枢纽
mode-network = 网络与计划
mode-other = 其他

status-in-operation = 运营
status-under-construction = 在建
status-upgrade = 改造扩容
status-pre-construction-start = 推进开工
status-pre-construction-preparatory = 前期工作
status-early-study = 前期研究
status-proposed = 规划谋划
status-not-stated = 未注明状态

category-core = 核心城市
category-sub-centre = 副中心
category-metropolitan-area = 都市圈
category-gateway = 门户枢纽
category-industry = 产业基地
category-innovation = 科技创新
category-ecology = 生态绿色
category-tourism = 文化旅游
category-agriculture = 现代农业
category-logistics = 商贸物流
category-opening-up = 改革开放
category-strategy = 战略增长
category-cooperation = 协同合作
category-urban-rural = 城乡建设
category-living = 生活民生
category-services = 现代服务
category-governance = 体制治理
category-other = 其他角色

## 地图与图件
legend-title = 图例
legend-as-of = 状态据文本所述（{ $from }–{ $to }）
legend-as-of-year = 状态据文本所述（{ $year }）
legend-fills = 城市
legend-core = 核心城市
legend-sub-centre = 副中心城市
legend-metropolitan = 都市圈成员
legend-mentioned = 文本提到
legend-not-mentioned = 文本未提到
legend-outside-circle = 经济圈外区县
legend-roles = 角色
legend-links = 规划通道
legend-corridors = 走廊与合作
legend-ribbon = 走廊（关联地点）
legend-hull = 合作区域（成员范围）
legend-base = 底图
legend-river = 河流
legend-railway = 既有铁路
legend-airport = 机场
legend-city-line = 地级界
legend-province-line = 川渝界
legend-hub = 车站与枢纽
legend-traced = 线位沿既有线路：{ $n } 条
legend-schematic = 线位为示意：{ $n } 条
legend-points = 只知一点：{ $n } 处
legend-derived = 关联地点由简称推断：{ $n } 条
legend-not-shown = 另有 { $n } 处未标名
unit-km = 千米
unit-m = 米
notice-unreviewed = 示意图 · 未经地图审核
north = 北
figure-title = 成渝地区双城经济圈：{ $parts }
figure-title-bare = 成渝地区双城经济圈
title-roles = 城市角色
title-corridors = 发展走廊
title-links = 规划通道
list-and = 与
source-line-base = 底图：天地图（国家基础地理信息中心）；水系 GSHHG/WDBII；铁路 © OpenStreetMap 贡献者；机场 OurAirports；地名 GeoNames
source-line-own-base = 底图：边界取自 { $file }（使用者提供）；水系 GSHHG/WDBII；铁路 © OpenStreetMap 贡献者；机场 OurAirports；地名 GeoNames
source-line-facts = 事实：{ $sources }
source-short = { $publisher }（{ $kind }）{ $date }
corridor-count = { $n } 条
glyph-more = +{ $n }

## 图件的文字说明
describe-alt = 地图《{ $title }》：{ $where }；图层：{ $layers }。
describe-where = { $provinces }的 { $n } 个行政单位
describe-where-units = { $n } 个行政单位
describe-where-pair = 并列的两幅图：{ $one }与{ $other }；{ $where }
describe-districts = { $city }（中心城区）
describe-group = { $name }（{ $n }）：{ $list }
describe-units = 图中有 { $n } 个行政单位。{ $groups }。
describe-corridors = 画出走廊 { $n } 条。{ $groups }。
describe-links = 画出规划通道 { $n } 条。{ $groups }。
describe-as-of = 只画出截至 { $date } 的文本所述。
describe-notice = 注意：{ $notice }。
describe-data = 制作：{ $program }；数据包：{ $packs }。
describe-text = 文本：{ $reference } SHA-256：{ $digest }

## 状态栏
status-pointer = 东经 { $lon }° 北纬 { $lat }°
status-outside = 川渝以外
status-zoom = { $zoom } 级
status-texts-none = 未打开原文
status-texts = 原文 { $n } 篇

## 关于
about-text = 成渝图志把五篇文本里关于城市角色、走廊与规划通道的说法标在地图上，每个标记都指向原文短语。
about-licence = 程序以 MIT 或 Apache-2.0 许可发布。
about-data = 数据与字体各有许可：
about-boundaries = 行政区划：天地图（国家基础地理信息中心），2024 年；在中国公开出版地图须另行送审。
about-rivers = 水系：GSHHG/WDBII，LGPL-3.0。
about-railways = 既有铁路与部分线位：© OpenStreetMap 贡献者，ODbL 1.0。
about-airports = 机场：OurAirports，公有领域。
about-places = 驻地位置：GeoNames，CC BY 4.0。
about-script = 繁体字形：OpenCC，Apache-2.0。
about-font = 字体：Noto Sans SC，SIL 开放字体许可 1.1。
about-version = 版本 { $version }
about-sources = 文本
about-note-schematic = 规划线路的线位多为示意，不能用于测量。

## 快捷键
keys-pan = 平移地图
keys-zoom = 放大、缩小
keys-fit = 经济圈全图、川渝全图
keys-next = 下一个、上一个要素
keys-select = 选中
keys-clear = 取消选中、关闭对话框
keys-find = 查找地点
keys-copy = 复制地图
keys-save = 保存图件
keys-back = 后退、前进
keys-dark = 切换深色、浅色
keys-open = 打开原文文件夹
keys-quit = 退出
key-arrows = 方向键

## 线路中段的状态代码
code-under-construction = 建
code-upgrade = 扩
code-start = 开
code-preparatory = 前
code-early-study = 研
code-proposed = 谋

## 图例补充
legend-rail = 铁路
legend-road = 公路
legend-water = 水运、引水
legend-county-line = 县级界
legend-other-link = 其他线路
legend-open-end = 线路由此延伸
inset-districts = 重庆中心城区
legend-zone = 功能区、园区（位置近似）
legend-lines-hidden = 过密未绘，放大可见：{ $n } 条
list-comma = 、
list-semicolon = ；

## 引文
quoted = “{ $phrase }”

## 对话框
dialog-texts = 打开原文文件夹
dialog-texts-text = 原文文件夹里应有各篇文本的 txt 文件。也可以把文件夹拖进窗口。
dialog-figure = 图件
dialog-figure-text = 文件名以 .png、.svg 或 .pdf 结尾；不写则按所选格式。
dialog-problems = 数据问题
dialog-replace = 替换文件
figure-subject = 范围
figure-subject-window = 当前视图
figure-page = 页面
figure-page-a4 = A4 横版
figure-page-a4-portrait = A4 竖版
figure-page-a3 = A3 展板（横）
figure-page-a3-portrait = A3 展板（竖）
figure-page-column = Word 单栏
figure-page-slide = PowerPoint 幻灯片
figure-page-other = 其他尺寸
figure-size = 尺寸
figure-format = 格式
figure-dpi = 每英寸像素
figure-heading = 标题
figure-caption = 图注
figure-review = 审图号
figure-as-of = 截至日期
figure-hint = 可空，如 { $example }
figure-more = 内容
figure-footnotes = 标注文献
figure-dark = 深色
figure-layers = 图层与状态同窗口左侧所选。
figure-fault-size = 尺寸如 297x210mm 或 1600x900px，每边 40 至 2000 毫米。
figure-fault-review = 审图号如 { $example }，没有就留空。
figure-fault-as-of = 日期如 2020、2020-07 或 2020-07-25；不限就留空。
figure-fault-selection = 没有选中图上的对象：先在图上点选，或改选范围。
figure-missing-glyphs = 字体没有的字，图上会缺：{ $missing }
figure-preview-none = 左侧有一项需要改正。
figure-left-out = 页面放不下：{ $list }；可选更大的页面。
figure-preview-working = 正在绘制预览…
figure-paper = { $width } × { $height } 毫米
figure-pixels = { $width } × { $height } 像素
figure-copy = 复制图片
figure-command = 复制命令
figure-recent = 最近的图
figure-replace = 已有文件“{ $path }”，要替换它吗？
button-replace = 替换
field-path = 路径
button-browse = 浏览…
button-open = 打开
button-save = 保存
key-tab = Tab
key-enter = Enter
key-escape = Esc
figure-file-name = 成渝图志

## 补充
message-texts-opening = 正在读取原文…
message-job-lost = 这项工作中断了：这是程序的错误
message-map-broke-off = 绘制地图的工作中断了：这是程序的错误，正在重试
map-stopped = 地图无法绘制：这是程序的错误
message-marks-broke-off = 地图上的线路和符号无法点选：这是程序的错误
figure-preview-broke-off = 预览无法绘制：这是程序的错误
legend-airport-planned = 机场（文本所述）
legend-outer-line = 川渝外界
legend-neighbour-line = 邻省界
source-line-short = 底图：天地图、GSHHG、© OpenStreetMap、GeoNames
source-line-own-short = 底图：{ $file }、GSHHG、© OpenStreetMap、GeoNames
button-fold = 收起
unit-hour = 小时
unit-minute = 分钟
unit-km2 = 平方千米
unit-count = 个
unit-yuan = 元
unit-people = 人
unit-year = 年
unit-month = 个月

## 事实表
table-title = 事实表
table-search = 筛选事实
table-search-hint = 筛选：名称、短语、地点…
table-all = 全部
table-all-sources = 全部来源
table-undrawn = 只列未上图的
table-copy = 复制表格
table-count = { $n } 条出处
table-empty = 没有符合条件的事实。请放宽筛选。
table-kind-role = 角色
table-kind-corridor = 走廊
table-kind-link = 通道
table-kind-target = 目标
table-kind-event = 事件
table-kind = 种类
table-name = 名称
table-places = 地点
table-category = 类别与状态
table-quote = 原文短语
table-word = 谁说、用词
table-source = 来源
table-date = 日期
table-locus = 条段
table-doubt = 存疑与位置
table-date-inferred = 日期推定
layers-undrawn = 另有 { $n } 条通道有名无位，列在表中
keys-table = 事实表

## 图件的脚注

legend-by = 截至 { $date }
legend-nothing-by = 截至 { $date } 无文本
notice-reviewed = 审图号：{ $number }
footnote-places = 城市与地点：{ $list }
footnote-links = 通道：{ $list }
footnote-corridors = 走廊与合作：{ $list }

## 图册

book-title = 成渝图志：城市与区县
book-subtitle = 成渝地区双城经济圈的城市角色、走廊与合作、规划通道：以 { $n } 篇文本所述为限，逐条注明出处
book-overview = 总图
book-contents = 目录
book-corridors = 走廊与合作
book-links = 规划通道
book-places = 其他地点
book-index = 索引
book-sources = 文本来源
book-counties = 区县 { $n } 个
book-dates = 文本日期：{ $first } 至 { $last }
book-data = 数据：{ $packs }；成渝图志 { $version }
book-packs = { $n } 个事实包
book-statuses = 通道的状态以各文本写作之时为准，不代表今日。引号内为文本原文，其后方括号内为文本编号，编号见书末“文本来源”。
book-map-alt = { $name }及其周边的示意图
book-others = 另及{ $places }
book-quote = { $quoted }[{ $n }]
book-colon = ：
book-file = 文件 { $file }，SHA-256 { $sha }
left-out-title = 标题
left-out-caption = 图注
left-out-legend = 图例
left-out-references = 文献列表与编号
left-out-key = 各文本所述地物的对照
left-out-north = 指北针
