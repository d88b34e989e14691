"""The words of the command line's pages, in English and Japanese, and which name of a record is shown."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..vocabulary import terms

if TYPE_CHECKING:
    import datetime

    from ..dates import PartialDate
    from ..membership import Framework, Party

__all__ = ["JAPANESE", "LANGUAGES", "Wording", "language_of_locale"]

LANGUAGES = ("en", "ja")

# Each phrase as it stands in the code, and what it is in Japanese.
JAPANESE: Mapping[str, str] = {
    # Headings
    "code": "コード",
    "name": "名称",
    "role": "資格",
    "standing": "状態",
    "since": "開始日",
    "until": "最終日の翌日",
    "entry": "開始事由",
    "exit": "終了事由",
    "notice": "通告日",
    "notes": "注",
    "framework": "枠組み",
    "date": "日付",
    "verb": "動詞",
    "commitment": "コミットメント",
    "kind": "種類",
    "place": "場所",
    "status": "開催状況",
    "title": "表題",
    "symbol": "文書番号",
    "theme": "テーマ",
    "id": "ID",
    "publisher": "発行者",
    "read": "閲覧日",
    "only {framework}": "{framework}のみ",
    "both": "両方",
    # Titles of lists
    "Spells": "加盟・参加の経過",
    "Sources": "出典",
    "Notes": "注記",
    "Doubts": "疑義",
    "Other values": "異説（他の出典による値）",
    "To correct it": "訂正する箇所",
    # Strengths
    "Done or bound by the text itself": "決定・設立・合意など（強さ3）",
    "Promised": "約束（強さ2）",
    "Backed": "推進・支持・要請（強さ1）",
    "Said": "認識・歓迎などの表明（強さ0）",
    # Moments
    "on {day}": "{day}現在",
    "at the end of {year}": "{year}年末現在",
    "at the start of {year}": "{year}年1月1日現在",
    "on any day of {year}": "{year}年中に1日以上",
    "on every day of {year}": "{year}年を通じて",
    # The last two, denied: Japanese says them with other words
    "on a single day of {year}": "{year}年中のどの日にも",
    "on all days of {year}": "{year}年の全期間にわたっては",
    # Sentences
    "{framework}: {count} {moment}": "{framework}：{count}（{moment}）",
    "{count} member": "メンバー{count}",
    "{count} members": "メンバー{count}",
    "{count} party as {role}": "{role}{count}",
    "{count} parties as {role}": "{role}{count}",
    "{role} ({standing})": "{role}（{standing}）",
    "{side} ({count})": "{side}（{count}）",
    "{heading} ({count})": "{heading}：{count}件",
    "{party} in {framework}: {count}": "{framework}における{party}の加盟・参加の経過：{count}",
    "{party}: {count}": "{party}の加盟・参加の経過：{count}",
    "{count} spell": "{count}件",
    "{count} spells": "{count}件",
    "{framework} begins on {day}.": "{framework}の開始は{day}。",
    "{framework} ended on {day}.": "{framework}は{day}に終了。",
    "{party} was a member of {framework} {moment}.": "{moment}、{party}は{framework}のメンバーであった。",
    "{party} was not a member of {framework} {moment}.": "{moment}、{party}は{framework}のメンバーではなかった。",
    "The sources leave open whether {party} was a member of {framework} {moment}.": (
        "{moment}、{party}が{framework}のメンバーであったかどうかは、出典からは確定できない。"
    ),
    "{party} in {framework} {moment}: {status}": "{framework}における{party}の加盟状況（{moment}）：{status}",
    "{framework} was chaired by {party} {moment}.": "{framework}の議長国は{party}（{moment}）。",
    "{left} and {right} {moment}": "{left}と{right}のメンバー（{moment}）",
    "{one} and {other}: {count} joint memberships {moment}": "{one}と{other}がともに属する枠組み：{count}件（{moment}）",
    "Commitments: {count}": "コミットメント：{count}件",
    "Meetings: {count}": "会合：{count}件",
    "Documents: {count}": "文書：{count}件",
    "Frameworks: {count}": "枠組み：{count}件",
    "Parties: {count}": "国・機関：{count}件",
    "Themes: {count}": "テーマ：{count}件",
    "Sources: {count}": "出典：{count}件",
    "Found {text}: {count}": "「{text}」の検索結果：{count}件",
    "address": "URL",
    "copy that was read": "閲覧した写し",
    "archived": "アーカイブ",
    "published": "発行日",
    "language": "言語",
    "note": "注記",
    # Kinds of records
    "party": "国・機関",
    "meeting": "会合",
    "document": "文書",
    "announced {day}": "{day}に通告",
    "since {day}": "{day}から",
    "{whose}, {field}: {value} according to {source}": "{whose}の{field}：{value}（{source}による）",
    "(read {day})": "（{day}閲覧）",
    "read in the copy {address}": "閲覧した写し：{address}",
}


def language_of_locale() -> str:
    """ "ja" where the environment asks for Japanese messages (LC_ALL, LC_MESSAGES, LANG: the first that is set), else "en"."""
    asked = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "ja" if asked.startswith("ja") else "en"


class Wording:
    """Words and names in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, phrase: str, **parts: object) -> str:
        """A phrase of `JAPANESE`, in the reader's language, with its parts filled in."""
        return (JAPANESE[phrase] if self.lang == "ja" else phrase).format(**parts)

    def counted(self, count: int, one: str, many: str, **parts: object) -> str:
        """The phrase for one, or for several."""
        return self(one if count == 1 else many, count=count, **parts)

    def field(self, name: str) -> str:
        """A field of a record by its heading; by its own name where no page has one."""
        return self(name) if name in JAPANESE else name

    def term(self, vocabulary: str, code: str | None) -> str:
        """A value of a vocabulary in words; nothing for none."""
        return "" if code is None else str(getattr(terms(vocabulary)[code], self.lang))

    def listed(self, vocabulary: str, codes: Iterable[str]) -> str:
        return ("・" if self.lang == "ja" else ", ").join(self.term(vocabulary, code) for code in codes)

    def of(self, record: Any, field: str) -> str:
        """A field that a record has in both languages (`name`, `title`, `summary` …): the reader's, else the other one."""
        other = "en" if self.lang == "ja" else "ja"
        return str(getattr(record, f"{field}_{self.lang}") or getattr(record, f"{field}_{other}") or "")

    def party(self, party: Party, day: datetime.date) -> str:
        """The name that a party bore on a day."""
        from ..explaining import name_on

        return name_on(party, day, lang=self.lang)

    def framework(self, framework: Framework) -> str:
        """What people call a framework: its acronym in English; its Japanese name, with the acronym."""
        if self.lang == "en":
            return framework.acronym or framework.name_en
        if framework.acronym is None or framework.acronym in framework.name_ja:
            return framework.name_ja
        return f"{framework.name_ja}（{framework.acronym}）"

    @staticmethod
    def date(date: PartialDate | None) -> str:
        return "" if date is None else str(date)
