"""Numerals that name a thing without counting: numbers of documents, telephones, houses, roads; and model names.

Each kind has its name, which is the rule the ledger shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factminer.quantity.quantity import Numeral
from factminer.quantity.run import find_runs
from factminer.quantity.unit import UNITS, Units, currency_signs
from factminer.span import Span

_C = "[〇○零一二三四五六七八九十]"

IDENTIFIER = re.compile(
    rf"""
    # One glance at the first character spares the rest of the pattern.
    (?=[0-9A-Za-z〔\[［【（(〇○零一二三四五六七八九十京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼附专如见图表工版智蓝医机为是： ])(?:
    # rmb@example.com, www.example.cn/a1
      (?P<address_on_the_net>[A-Za-z0-9][A-Za-z0-9._-]{{0,60}}@[A-Za-z0-9.-]{{1,60}}
        |(?:https?://|www\.)[A-Za-z0-9./?=&_%:\#-]{{1,200}})
    # (2015)民初字第123号, （2023）京01民终456号
    | (?P<case_number>[（(〔\[](?:19|20)[0-9]{{2}}[）)〕\]][\u4e00-\u9fff]{{1,4}}[0-9]{{0,4}}[\u4e00-\u9fff]{{0,6}}?第?[0-9]{{1,6}}(?:-[0-9]{{1,3}})?号)
    # 〔2004〕7号, [2023]15号, 000014349/2004-00202
    | (?P<document_number>[〔\[［【](?:19|20)[0-9]{{2}}[〕\]］】](?:第?[0-9]{{1,5}}号?)?|[0-9]{{5,12}}/[0-9]{{4}}-[0-9]{{3,8}})
    # GB/T 2260-2007, ISO9001:2015, ISBN 978-7-01-012345-6, CN11-0065
    | (?P<standard_number>(?<![0-9])97[89]-[0-9]{{1,5}}-[0-9]{{2,7}}-[0-9]{{1,6}}-[0-9X]|(?<![0-9A-Za-z])(?:GB|DB|JB|HG|YY|QB|NY|HJ|JGJ|CJJ|SL|ISO|IEC|ISBN|ISSN|CN)(?:[0-9]{{2}})?(?:/[A-Z]{{1,2}})?[ -]?[0-9]{{2,7}}(?:[-—.:/][0-9X]{{1,7}}){{0,4}})
    # 陕A12345, 豫A·F1234
    | (?P<number_plate>[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•. ]?(?=[A-Z]{{0,3}}[0-9])[A-Z0-9]{{4,6}}(?![A-Za-z0-9]))
    # 0971-1234567, 13800000000, 400-123-4567, (010)65363696, with an extension
    | (?P<telephone>(?<![0-9])(?:[（(]0[0-9]{{2,3}}[)）][0-9]{{7,8}}|0[0-9]{{2,3}}[-—－ ]?[0-9]{{7,8}}|1[3-9][0-9]{{9}}|1[3-9][0-9][ -][0-9]{{4}}[ -][0-9]{{4}}|[48]00[-—]?[0-9]{{3,4}}[-—]?[0-9]{{3,4}})(?![0-9])(?:[—-][0-9]{{1,5}})?(?:转[0-9]{{1,5}})?(?:[ 、/，；]{{1,2}}(?:[0-9]{{7,8}}|1[3-9][0-9]{{9}}|[19][0-9]{{4}})(?![0-9.%％])){{0,6}})
    # 12345热线, 110报警, 120急救
    | (?P<service_number>(?<![0-9])[0-9]{{2,6}}(?=(?:市民|政务|服务|便民|投诉|举报|客服|消费|维权|咨询){{0,3}}(?:热线|专线|指挥中心|报警|短号|举报电话|急救|查号|接警|客服|平台|网站))|(?<![0-9])1(?:10|19|20|22)(?=民警|消防|医生|医护|人员))
    # codes of twelve digits and more
    | (?P<code>(?<![0-9.])[0-9]{{12,30}}(?![0-9.%％万亿元A-Z])|(?<![A-Za-z0-9.])(?=[A-Z]{{0,20}}[0-9])(?=[0-9]{{0,20}}[A-Z])[0-9A-Z]{{10,24}}(?![A-Za-z0-9%％]))
    # 7幢302室, 3号楼2单元501室, 3-1-201室, 28号院15栋, 12楼
    | (?P<house_number>(?<![0-9.])(?:[0-9]{{1,4}}|{_C}{{1,3}})(?:号楼|号院|号|幢|栋|座|单元)(?:[0-9]{{1,4}}|{_C}{{1,4}})(?:号楼|号|单元|幢|栋|层|楼|室)(?:(?:[0-9]{{1,4}}|{_C}{{1,4}})(?:单元|层|楼|室|号)){{0,3}}
        |(?<![0-9.-])[0-9]{{1,3}}-(?:[0-9]{{1,3}}-[0-9]{{2,4}}室?|[0-9]{{3,4}}室)(?![0-9年月日-])
        |(?<![0-9.])[0-9]{{3,4}}(?:室(?!内|外|温)|房间|病房|包间)|(?<![0-9.])(?:[0-9]{{1,2}}|[一二三四五六七八九])(?:单元(?![格元])|楼(?![盘宇市梯道房栋群座面板])))
    # 6号楼, 2号门, 15号令, 1号线, 三号
    | (?P<numbered>(?<![0-9.月])(?:[0-9]{{1,4}}[、和至到]){{0,6}}(?:[0-9]{{1,5}}|{_C}{{1,3}})[-—]?(?:[0-9]{{1,4}})?号(?!召|称)(?:楼|门|线|院|文件|令|公告|台风|台|厅|宿舍|店|馆|桥|井|机组|煤|航站楼|公路|地块|汽油|柴油)?)
    # 01版, A04版
    | (?P<page_number>(?<![0-9.])[A-Z]?[0-9]{{1,3}}版(?!本|权|图|画|税))
    # （600519）, 300750.SZ
    | (?P<share_code>(?<=[（(])[0-9]{{6}}(?=[)）])|(?<![0-9.])[0-9]{{4,6}}\.(?:SH|SZ|BJ|HK))
    # 比例尺1：10000, 1:500地形图
    | (?P<scale>(?<![0-9.:：])1[ ]?[:：∶][ ]?[0-9]{{1,7}}万?(?=[\u4e00-\u9fff]{{0,3}}(?:比例尺|地形|地图|模型|影像|地质图|测图|图))|(?<=比例尺)[为： ]?1[ ]?[:：∶][ ]?[0-9]{{1,7}}万?)
    # 附件1, 表2, 图3-1, 第153页 is an ordinal
    | (?P<number_of_a_table>(?:附件|附表|附录|附图|专栏|如图|见图|见表|图表)[ ]?[0-9]{{1,3}}(?:[-—.][0-9]{{1,2}})?|[图表][ ]?[0-9]{{1,2}}[-—][0-9]{{1,2}}(?![0-9.]))
    # 2.0版本, 3.0时代, 工业4.0
    | (?P<version>(?<![0-9.])[0-9]\.[0-9](?=版|时代|阶段|模式|系统|平台|改革|政策)|(?:工业|版本|[Ww]eb|V|智造|蓝牙|医改|机器人)[0-9]\.[0-9]{{1,2}}(?![0-9]))
    # 90后, 00后
    | (?P<generation>(?<![0-9.])(?:[0-9]0|[5-9]5|05)后)
    # 五星级, 3星级, 4A级, 3A级信用
    | (?P<grade>(?:[0-9]|[一二三四五六七])(?=星级)|(?<![0-9.])[1-5]A+(?=级|景区|旅游))
    # 10年期, 7天期, 三年期
    | (?P<term>(?<![0-9.])(?:[0-9]{{1,3}}|{_C}{{1,3}})(?:年|天|个月)期(?!间|限|满|末|内|望|待))
    # 109国道, 798艺术区, 637商圈, 312路公交: named by a number
    | (?P<road>(?<![0-9.])[0-9]{{2,4}}(?=国道|省道|县道|乡道|路公交)|(?<![0-9.])[0-9]{{1,3}}路(?=公交|车|$)|(?:一[〇○零]|[二三][〇○零一二三])[〇○零一二三四五六七八九](?=国道|省道))
    | (?P<quarter>(?<![0-9.])[0-9]{{2,4}}(?=商圈|艺术区|艺术园|街区|创意园|文创园))
    # 1461次列车, K153/154次
    | (?P<train>(?<![0-9.])[GDCZTKYL]?[0-9]{{2,4}}[/／]?[0-9]{{0,4}}次(?=列车|航班|专列|班列)|[GDCZTKYL][0-9]{{1,4}}(?:[/／][0-9]{{1,4}})?次)
    # 153/154次: both ways of a train, where the text speaks of one
    | (?P<train_both_ways>(?<![0-9.])[0-9]{{2,4}}[/／][0-9]{{1,4}}次)
    # 16开, 尾号1和6
    | (?P<format>(?<![0-9.])[0-9]{{1,3}}开(?=[，。、；本纸）)]))
    | (?P<last_digit>(?<=尾号)[为是]?[0-9](?:[、和及或，][0-9](?![0-9])){{0,4}}(?![0-9]))
    # 300×600
    | (?P<size>(?<![0-9.])[0-9]{{1,5}}(?:\.[0-9]{{1,2}})?(?:[×xX*＊][0-9]{{1,5}}(?:\.[0-9]{{1,2}})?){{1,2}}(?![0-9厘毫平米公千丈尺寸cmk元万亿人天年个次台]))
    # 123456-7 and other strings of digits and hyphens
    | (?P<string_of_digits>(?<![0-9.])[0-9]{{2,8}}(?:-[0-9]{{2,8}}){{2,5}}(?![0-9]))
    )""",
    re.VERBOSE,
)
_DIGIT = re.compile(r"[0-9〇○零一二三四五六七八九十]")
_ADDRESS = re.compile("[号室元房楼-]")

_RAILWAY = re.compile("列车|车次|火车|铁路|客车|车站|乘坐|[快慢直特]车|直达|站至")
# A word of railways stands within so many characters of a train's number.
_NEAR = 40

# A code behind the word that announces it; further codes of the list follow a stop.
_ANNOUNCED = re.compile(
    r"(?:账号|帐号|账户|卡号|电话|手机|传真|热线|邮编|邮政编码|代码|编号|编码|证号|文号|字号|号码|代号|刊号|备案号|索引号|序列号|尾号|批号|货号|型号|许可证|"
    r"执照|QQ群?|微信号?|挂牌号|宗地号|地块号|短信|拨打|致电|邮箱|ICP备)(?:号码|号|码|（[\u4e00-\u9fff]{1,6}）)?(?:了|为|是|：|:|发送|发至| ){0,3}"
    r"(?P<code>[0-9A-Za-z][0-9A-Za-z －—/._-]{0,40}(?:[、，,或和；/ ]{1,2}(?:[0-9]{5,12}|1[0-9]{2})(?![0-9.%％]))?)"
)


def find_identifiers(text: str, units: Units = UNITS) -> Iterator[Numeral]:
    """Numbers of documents, telephones, houses, roads and pages.

    >>> [(n.rule, n.start, n.end) for n in find_identifiers("国发〔2010〕7号，住7幢302室，电话83212345")]
    [('document number', 2, 10), ('house number', 12, 18), ('announced code', 21, 29)]
    """
    for found in IDENTIFIER.finditer(text):
        rule = (found.lastgroup or "identifier").replace("_", " ")
        # 7栋12层 alone may be a count: an address has its 号, 单元 or 室.
        if rule == "train both ways" and not _RAILWAY.search(text, max(0, found.start() - _NEAR), found.end() + _NEAR):
            continue  # 每分钟120/130次
        if _DIGIT.search(found.group()) and (rule != "house number" or _ADDRESS.search(found.group())):
            stretch = Span(found.start(), found.end())
            listed = rule in ("address on the net", "telephone")
            for run in find_runs(text, stretch) if listed else (stretch,):
                yield Numeral(run.start, run.end, "identifier", rule)
    for found in _ANNOUNCED.finditer(text):
        code = found["code"].rstrip(" －—/._-")
        end = found.start("code") + len(code)
        digits = sum(char.isdigit() for char in code)
        number = re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{1,4})?", code) is not None
        follows = units.simple(text, end) is not None or text[end : end + 1] in tuple("万亿余多百千")
        counted = number and (digits < 3 or "." in code or follows)
        if digits and not counted and not text.startswith(("%", "％", "."), end):
            for run in find_runs(text, Span(found.start("code"), end)):
                yield Numeral(run.start, run.end, "identifier", "announced code")


_LATIN = re.compile(
    r"[A-Za-z]{1,16}[-._]?[0-9]{1,8}(?:\.[0-9]{1,6})?(?:[A-Za-z]{1,6}[0-9]{0,6}){0,3}\+{0,2}(?:[-—][0-9A-Z]{1,8}){0,4}"
    r"|(?<![0-9.])[0-9]{1,6}(?:\.[0-9]{1,4})?[A-Za-z]{1,12}[0-9]{0,4}"
)
_PER_VOLUME = re.compile(r"(?:[mkuμµn]?g|毫克|微克|克|千克)[/／]m[23]\Z")
# Names of an index: the number behind one is its level.
_INDEX = frozenset({"GDP", "PMI", "CPI", "PPI", "AQI", "RPI", "BMI", "PH", "pH", "NAV"})
# ML1.8级: the magnitude of an earthquake, on one of its scales.
_MAGNITUDE_SCALES = frozenset({"M", "ML", "Ml", "MS", "Ms", "MW", "Mw", "MB", "Mb"})
_LETTERS = re.compile(r"[A-Za-z]{1,16}")


def find_models(text: str, units: Units = UNITS) -> Iterator[Numeral]:
    """5G, H7N9, PM2.5, CR450, XZCG-2023-015: digits grown together with Latin letters that are no unit."""
    for found in _LATIN.finditer(text):
        word = found.group()
        letters = word.lstrip("0123456789.")
        if word[0].isdigit():
            # 3k㎡ and 20kWh are amounts; 5G is a generation of nets, 500G a store of data.
            unit = units.simple(text, found.end() - len(letters))
            generation = letters in ("G", "D") and len(word) == 2
            if not generation and (letters.rstrip("0123456789") in units.latin or (unit and unit.end >= found.end())):
                continue
        # In GDP5.2% and 维生素C53毫克 the digits are an amount of the thing named.
        after = text[found.end() : found.end() + 1] or " "
        if not word[0].isdigit() and (after in ("%", "％", "‰") or _measured(text, found.end(), units)):
            continue
        if _PER_VOLUME.search(text, max(0, found.start() - 8), found.end()):
            continue  # 16μg/m3
        head = _LETTERS.match(word)
        if head and head.group() in currency_signs():
            continue
        if head and (head.group() in _INDEX or (head.group() in _MAGNITUDE_SCALES and after == "级")):
            continue
        yield Numeral(found.start(), found.end(), "label", "model name")


def _measured(text: str, at: int, units: Units) -> bool:
    """True where a unit of measure follows; PM10年均 and a classifier do not make the name an amount."""
    unit = units.simple(text, at)
    return unit is not None and unit.kind in ("mass", "length", "area", "volume", "money", "energy", "power", "share")
