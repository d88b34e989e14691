"""The words on charts, in English and Japanese, and which name of a record is shown."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ..dates import PartialDate
from ..errors import BadQuestion
from ..explaining import name_on
from ..membership import Framework, Party
from ..promises import Theme
from ..vocabulary import terms

__all__ = ["LANGUAGES", "Words"]

LANGUAGES: Final = ("en", "ja")

# Each phrase as it stands in the code, and what it is in Japanese.
JAPANESE: Final[Mapping[str, str]] = {
    # Titles of axes, legends and tooltips
    "framework": "枠組み",
    "party": "国・機関",
    "role": "資格",
    "standing": "状態",
    "since": "開始日",
    "until (first day out)": "最終日の翌日",
    "entry": "開始事由",
    "exit": "終了事由",
    "notice": "通告日",
    "doubt": "疑義",
    "note": "注記",
    "marks": "印",
    "exit announced": "脱退などの通告",
    "in doubt": "疑義あり",
    # Timeline
    "{framework}: who belonged, from when to when": "{framework}の参加国・機関の推移",
    "Who belonged, from when to when": "参加国・機関の推移",
    "Bars without an end run to the day of the last check ({day}).": "継続中のものは最終確認日（{day}）までの帯で示す。",
    "Thin ends: the sources give only the year or the month.": "帯の細い部分は、出典から年または月までしか分からない期間。",
    # Moments
    "on {day}": "{day}現在",
    "at the end of {year}": "{year}年末現在",
    # Map
    "{framework}: members {moment}": "{framework}のメンバー（{moment}）",
    "Members: {count}.": "メンバー数：{count}。",
    " Not on the map: {count} ({names}).": "地図に描けないもの：{count}（{names}）。",
    " and others": "ほか",
    "Areas and borders are those of today as Natural Earth draws them; no view on status is meant.": (
        "領域と境界はNatural Earthによる現在のもので、地位に関する見解を示すものではない。"
    ),
    # Overlap
    "frameworks": "枠組み",
    "parties": "国・機関",
    "Who belonged to which of them {moment}": "メンバーの重なり（{moment}）",
    "Each column: who belonged to exactly the frameworks marked black.": (
        "各列は、黒丸の枠組みすべてに属し、他には属さない国・機関。"
    ),
    "In all: {count}": "合計 {count}",
    # Commitments
    "Done or bound by the text itself": "決定・設立・合意など（強さ3）",
    "Promised": "約束（強さ2）",
    "Backed": "推進・支持・要請（強さ1）",
    "Said": "認識・歓迎などの表明（強さ0）",
    "strength": "強さ",
    "summary": "要約",
    "verb": "動詞",
    "document": "文書",
    "date": "日付",
    "no date": "日付なし",
    "{name}: {of}": "{name}：{of}",
    " · ": "・",
    "Commitments by theme, year and strength": "コミットメントのテーマ・年・強さ",
    "{count} commitments. A square is one; it stands under each of its themes.": (
        "{count}件。四角1つが1件を表し、該当するテーマのすべてに置く。"
    ),
    # Meetings
    "kind": "種類",
    "status": "開催状況",
    "name": "名称",
    "first day": "初日",
    "last day": "最終日",
    "place": "場所",
    "chair": "議長国",
    "{framework}: meetings": "{framework}の会合",
    "Meetings: {frameworks}": "会合：{frameworks}",
    "Meetings: {count}.": "会合数：{count}。",
    " A line stands where only the year or the month is known.": "横線は、年または月までしか分からないもの。",
    # Network
    "joint frameworks": "共通の枠組み数",
    "links": "線の数",
    "Joint membership {moment}": "共通して属する枠組みのネットワーク（{moment}）",
    "Links: {drawn}, between {nodes} parties.": "線：{drawn}本、国・機関：{nodes}。",
    "Only the strongest links, of {least} or more joint frameworks: {drawn} of {all}; {nodes} of {parties} parties.": (
        "共通の枠組みが{least}以上の線だけを描く（{all}本中{drawn}本、国・機関は{parties}中{nodes}）。"
    ),
    "Only nearness has a meaning, not the place; it follows the links.": "近さは線の強さによる。位置や向きに意味はない。",
    # Growth
    "year": "年",
    "number": "数",
    "joined": "増",
    "left": "減",
    "How many belonged, year by year": "参加国・機関数の推移",
    "{framework}: how many belonged, year by year": "{framework}の参加国・機関数の推移",
    "Role: {role}.": "資格：{role}。",
    "Counted at the end of each year; in the year of the last check, on its day.": (
        "各年末現在。最終確認日のある年は、その日現在。"
    ),
    "Counted on 1 January of each year.": "各年1月1日現在。",
    "Counted if they belonged on any day of the year.": "年内に1日でも属していれば数える。",
    "Counted if they belonged on every day of the year.": "年を通じて属していれば数える。",
}


class Words:
    """Words and names in one language."""

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise BadQuestion(f"lang={lang!r} is unknown; it is one of: {', '.join(LANGUAGES)}")
        self.lang = lang

    def __call__(self, phrase: str, **parts: object) -> str:
        """A phrase of `JAPANESE`, in the reader's language, with its parts filled in."""
        return (JAPANESE[phrase] if self.lang == "ja" else phrase).format(**parts)

    def term(self, vocabulary: str, code: str | None) -> str:
        """A value of a vocabulary in words; nothing for none."""
        return "" if code is None else str(getattr(terms(vocabulary)[code], self.lang))

    def terms(self, vocabulary: str, codes: Iterable[str]) -> list[str]:
        """The words of those values, in the order of the vocabulary."""
        found = set(codes)
        return [self.term(vocabulary, code) for code in terms(vocabulary) if code in found]

    def listed(self, names: Iterable[str]) -> str:
        return ("、" if self.lang == "ja" else ", ").join(names)

    def of(self, record: Any, field: str) -> str:
        """A field that a record has in both languages (`name`, `title`, `summary` …): the reader's, else the other one."""
        other = "en" if self.lang == "ja" else "ja"
        return str(getattr(record, f"{field}_{self.lang}") or getattr(record, f"{field}_{other}") or "")

    def party(self, party: Party, day: datetime.date | None = None) -> str:
        """What people call a party, on a day or today.

        Some official names in English go on after the everyday one ("Iran (Islamic Republic of)"); labels have no room for it.
        """
        name = self.of(party, "name") if day is None else name_on(party, day, lang=self.lang)
        if self.lang == "en" and party.kind != "organisation" and name == party.name_en:
            everyday = [alias for alias in party.aliases if name.startswith((f"{alias} (", f"{alias} of "))]
            name = min(everyday, key=len, default=name)
        return name

    def framework(self, framework: Framework) -> str:
        """What people call a framework: its acronym, else its name."""
        return framework.acronym or self.of(framework, "name")

    def framework_in_full(self, framework: Framework) -> str:
        """A framework's name for a title: with its acronym, where the name does not hold it."""
        name = self.of(framework, "name")
        if framework.acronym is None or framework.acronym in name:
            return name
        return f"{name}（{framework.acronym}）" if self.lang == "ja" else f"{name} ({framework.acronym})"

    def theme(self, theme: Theme) -> str:
        """A theme's label behind its notation, by which the scheme is ordered."""
        return f"{theme.notation} {self.of(theme, 'label')}"

    @staticmethod
    def date(date: PartialDate | None) -> str:
        return "" if date is None else str(date)
