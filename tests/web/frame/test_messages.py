import gettext

import pytest

from akkoord.web.frame.setup import messages
from akkoord.web.frame.setup.messages import MessageFileWrong


@pytest.fixture
def app(tmp_path):
    """Write the message file of an app below a folder and give that folder."""

    def write(name, text):
        folder = tmp_path / name / "messages"
        folder.mkdir(parents=True)
        (folder / "nl.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


class TestCompileAll:
    def test_gives_what_gettext_reads(self, app, tmp_path):
        root = app("votes", '"Vote" = "Stem"\n"month|May" = "mei"\n')
        app(
            "more", '"%(n)s vote" = { plural = "%(n)s votes", one = "%(n)s stem", other = "%(n)s stemmen" }\n'
        )
        messages.compile_all(root, ["nl", "en"], tmp_path / "built")
        found = gettext.translation("django", tmp_path / "built", ["nl"])

        assert found.gettext("Vote") == "Stem"
        assert found.pgettext("month", "May") == "mei"
        assert [found.ngettext("%(n)s vote", "%(n)s votes", n) for n in (1, 2)] == [
            "%(n)s stem",
            "%(n)s stemmen",
        ]

    def test_refuses_two_translations_of_one_text(self, app, tmp_path):
        app("a", '"Vote" = "Stem"')
        root = app("b", '"Vote" = "Stemmen"')

        with pytest.raises(MessageFileWrong, match="'Vote' has another translation in another app"):
            messages.compile_all(root, ["nl"], tmp_path / "built")

    @pytest.mark.parametrize(
        ("text", "said"), [("Vote = Stem", "not valid TOML"), ('"Vote" = 3', "'Vote' needs a text")]
    )
    def test_names_the_file_and_the_fault(self, app, tmp_path, text, said):
        root = app("a", text)

        with pytest.raises(MessageFileWrong, match=said):
            messages.compile_all(root, ["nl"], tmp_path / "built")
