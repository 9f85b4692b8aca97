from __future__ import annotations

from typing import get_args

import pytest

from akkoord import phrases
from akkoord.followup import stages


class TestStages:
    def test_are_the_eight_in_the_order_of_a_promise(self):
        assert tuple(stages.STAGES) == get_args(stages.StageCode)
        assert len(stages.STAGES) == 8

    @pytest.mark.parametrize("language", ["nl", "en"])
    @pytest.mark.parametrize("code", get_args(stages.StageCode))
    def test_have_a_name_a_criterion_and_their_proof_in_words(self, code, language):
        stage = stages.stage(code)
        said = [
            phrases.say(reason, language, package="akkoord.followup")
            for reason in (stage.name, stage.criterion, stage.proof)
        ]

        assert len(set(said)) == 3

    def test_need_proof_unless_there_is_no_information(self):
        assert [code for code, stage in stages.STAGES.items() if not stage.accepts] == ["no_information"]

    @pytest.mark.parametrize(
        ("word", "kind"),
        [
            ("besluit", "decision"),
            ("document", "document"),
            ("webadres", "address"),
            ("meting", "indicator"),
            ("foto", "photo"),
        ],
    )
    def test_say_the_proof_they_accept(self, word, kind):
        """What a reader is told to bring is what the engine accepts."""
        for stage in stages.STAGES.values():
            said = phrases.say(stage.proof, "nl", package="akkoord.followup").lower()
            assert (word in said) == (kind in stage.accepts), stage.code

    def test_refuse_a_ninth(self):
        with pytest.raises(
            stages.UnknownStage, match="'done' is no stage; use one of no_information, not_started"
        ):
            stages.stage("done")
