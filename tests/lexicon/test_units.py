"""The table of units: its columns hold together, its codes are UCUM, and a unit is told from the word it begins."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from factminer.lexicon import load
from factminer.lexicon.number_words import Unit
from factminer.quantity.unit import UNITS

ROWS = {unit.unit: unit for unit in load(Unit)}

# UCUM 2.1, as far as the table needs it: prefixes, atoms that take one, atoms that take none.
_PREFIX = "Y|Z|E|P|T|G|M|k|h|da|d|c|m|u|n|p|f"
_METRIC = (
    r"m\[Hg\]|mol|m|g|s|A|K|cd|lm|lx|L|ar|t|J|eV|W|V|Ohm|F|C|T|G|Hz|Pa|bar|N|gf|Bq|Ci|Gy|Sv|R|By|bit|cal|Cel|tex|pc|AU"
    r"|\[ly\]|\[car_m\]|\[IU\]|B"
)
_FIXED = (
    r"%|min|h|d|wk|mo|a|deg|rad|atm|\[(?:pp(?:th|m|b|tr)|degF|Btu|HP|psi|den|CFU"
    r"|(?:in|ft|yd|mi|nmi|sin|sft|syd|cft)_i|(?:lb|oz|lton|ston|lcwt)_av|oz_tr|gal_us|gal_br|bu_us)\]"
)
_ATOM = rf"(?:(?:10\*[0-9]{{1,2}})|(?:(?:{_PREFIX})?(?:{_METRIC})|{_FIXED})(?:-?[1-9])?)"
_COMPONENT = rf"(?:{_ATOM}(?:\{{[!-z]+\}})?|[1-9][0-9]*|\{{[!-z]+\}})"
_TERM = rf"{_COMPONENT}(?:[./]{_COMPONENT})*"
UCUM = re.compile(rf"/?{_TERM}\Z")

# The text behind the number, with the unit that is wanted marked by the bar behind it.
FOUND = """
名|医护人员到岗 名|医生 名|单位职工 名|城管队员 名|校长 名|家属 名|录入员 名|机关干部 名|参赛者
位|居民 位|列车员 人|均已到案 人|大专以上学历 人|事后自首 人|工作组 人|居住 人|身受重伤 人次|，增长 号人|等候
户|外来人家 户|，户均 家|电力企业 家|政府部门 家|园区企业 家|具备资质的单位 家|纺织企业 家|乡镇企业 家|门店
项|目标任务 项|国家标准 项|发明专利 次|大会 次|全面检查 次|区级抽查 条|约五公里的路 条|理由 条|建议 起|诉讼案件
起|重大事故 起|因电线老化 起|火灾 例|外科手术 例|行为 件|文物 宗|交易 案|18人 批|发展对象 轮|训练 轮|谈判
台|风机 台|商用车 台|农机 台|(套)设备 座|位于河边的桥 座|水库 所|建成的学校 处|分散的院落 处|事故隐患
场|地方戏 场|景观展 支|部队 支|行动队 支|农业技术队 支|队伍 套|装备 套|保障房 套|现房 种|地方特色 种|牛奶 组|装置
道|理论题 门|外语 门|课程 双|手套 对|老人 首|长诗 部|优秀影片 本|科普读物 节|电池 头|生猪 羽|肉鸡 尾|鱼苗 匹|马
只|藏羚羊 枚|导弹 发|炮弹 味|中药 盆|鲜花 床|棉被 笔|贷款 金|4银2铜 胜|1平 篇|论文 株|树 棵|树 架|飞机
元|首付 元|代金券 元|年费 元|月租 美金|， 港纸|， 新加坡元|， 瑞郎|， 坚戈|， 越南盾|， 比特币|， 戈比|， 元人民币|，
元/平方米| 元/亩| 吨标准煤/万元| 微克/立方米| mg/L| 公里/时|， 公里/小时|， 元/月|， 人/平方公里| r/min|
平方米| ㎡| ㏊| hm²| km²| 平方|的房子 亩|水田 平方公里| 公顷|林地 里|山路 华里| 公里| ㎞| 海里| μm| mm| 尺|布
千克| ㎏| 市斤| 公斤| 斤|米 两|银子 担|皮棉 吨|位于 t| μg| 毫克/升| 盎司| 立方|木材 方|混凝土 m³| ㎥| mL| 升|汽油
千瓦时| kW·h| 度电| 亿立方米气 千瓦| 兆瓦| MW| GWh| kVA| 千伏安| 千伏|线路 kV| 百帕|， MPa| mmHg| 毫米汞柱|
℃| °C| °F| 分贝| dB|(A) mSv| Bq| 贝可| NTU| ppm| mol/L| 国际单位| 赫兹| GHz| 转/分钟|
比特| 兆字节| TB| ZB| Mbps| Gbps| PFLOPS| EFLOPS| P|算力 TOPS| 量子比特|计算机
吨公里| 人公里| 车公里| 换算吨公里| 床日| 工日| 人·月| 台班| 台时| 间夜| 学时| 课时| 学分| 个工作日|内 个交易日|
小时|内 个小时|， 分钟|路程 秒| 毫秒| 天|才完成 天|体检 天|使用量 年|的 个月| 周|内 刻钟| 时辰| 旬|老人 岁|，
户次| 架次| 标箱| TEU| 标准箱| 载重吨| 总吨| 剂次| 剂|疫苗 人份| 羊单位| 印张| 张|床位 锭| 线|，
百分点| 个百分点| 基点| 个基点| 倍|以上 成|农户 成|以上 折|优惠 番| ‰| 级|地震 级|台风 级|以上大风 分|，排第二 点|意见
"""
NOT_FOUND = """
部门 部队 部分 部委 项目开工 项目的资金 级别 级领导 级政府 分析 分别 分布 分之一 场所 场馆建设 台湾 台阶 台风登陆 台账
家庭 家长会 家属区 位于 位居全国 名单公布 名录公布 名额 名牌 期间 期限 期末 号召 号称 条件 条例 面积 面向 度假 度过 股份
股权 支持 支付 支出 对于 对接 双方签约 双向 双创 副市长 副主任 组织 组成的 团结 团队 段落。 道路 道德建设 路线 路径
车辆 车站 站点 手段 手机 门诊 门槛 口岸 口径 点击 点评 角度 里程 克服 升级 升至 时间 时期 石油 石化 方面 方案 方式 方才
届时 元素 元旦 元首会晤 天然 天津 天气预报 日常 日均 周边 周期 周末 年度 年代 年级 米粉 米线 吨位 瓦斯 瓦房
成为全国 成立 成果 成功 折扣 折射 倍增计划 点钟 所有 所在 所属 处理了 处置 片区 段时间 则是 则为 只有 只要 把握
出现 出台 出口 发展 发布 发明 具有 具备 集体 集中 集团 版权 环境 环保 局长 格局 管理 管道 机制 机构 号线 号楼 码头 拨付
双碳 单位 单独 招商 招聘 步骤 行业 行动 行政 排放 排名 队伍 帮扶 帮助 票价 票据 标准 标志 字样 声音 针对
金融机构 金额 银行 铜陵 线城市 线建设 胜利 负责 转型 转移 两岸 两会期间 两个 会 案件 群众 通过 通知 回归 轮胎 批准
起到 起步 起草 例如 宗教 种植 种子 样本 类似 类型 科技 层面， 层次的 本地企业 本市 本科生 本报讯 首个 首批 首次 册子
"""


def _pairs() -> list[tuple[str, str]]:
    return [(text.replace("|", ""), text.partition("|")[0]) for text in FOUND.split() if "|" in text]


@pytest.mark.parametrize(("text", "unit"), _pairs(), ids=lambda x: x)
def test_the_unit_behind_a_number(text: str, unit: str) -> None:
    found = UNITS.at("3" + text, 1)
    assert found is not None
    assert found.written.replace("(套)", "") == unit


@pytest.mark.parametrize("text", NOT_FOUND.split())
def test_a_word_that_begins_like_a_unit(text: str) -> None:
    assert UNITS.at("3" + text + "。", 1) is None


@pytest.mark.parametrize("unit", [u for u in ROWS.values() if u.code], ids=lambda u: u.unit)
def test_codes_are_ucum(unit: Unit) -> None:
    assert UCUM.match(unit.code or ""), unit.code


def test_a_base_is_a_unit_of_the_table_and_its_own() -> None:
    for unit in ROWS.values():
        assert (unit.base is None) == (unit.factor is None), unit
        if unit.base is not None and unit.factor is not None:
            base = ROWS[unit.base]
            assert (base.base, base.factor) == (unit.base, 1), unit
            assert unit.factor > 0, unit


def test_the_kinds_are_those_of_the_remark_at_the_head() -> None:
    head = (files("factminer.lexicon") / Unit.FILE).read_text(encoding="utf-8").partition("\nunit\t")[0]
    listed = re.sub(r"\n# ?", " ", head).partition("Kinds:")[2].strip(" .").split(", ")
    assert sorted(listed) == sorted({unit.kind for unit in ROWS.values()})


def test_what_may_not_follow_says_nothing_twice() -> None:
    refused = {unit.unit for unit in ROWS.values() if unit.not_before}
    for unit in ROWS.values():
        after = unit.not_before.split()
        assert len(after) == len(set(after)), unit.unit
        for word in after:
            # The longest unit wins: what makes a longer one is no bar, unless that one may be refused in its turn.
            assert unit.unit + word not in ROWS or unit.unit + word in refused, (unit.unit, word)
            assert not any(word != other and word.startswith(other) for other in after), (unit.unit, word)


def test_one_writing_one_code() -> None:
    """Units with the same base and factor tell the same: 美金 is 美元 in value and in code."""
    codes: dict[tuple[str, str, str], set[str | None]] = {}
    for unit in ROWS.values():
        if unit.base is not None and unit.kind == "money":
            codes.setdefault((unit.base, str(unit.factor), unit.kind), set()).add(unit.code)
    assert all(len(c) == 1 for c in codes.values()), codes
