"""What is refused before anything is read; what is read is told by the doctests and the fixtures."""

from __future__ import annotations

import pytest

from akkoord.agreement.sources import plain, refusals


class TestFromBytes:
    @pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n", "\ufeff \ufeff".encode()])
    def test_refuses_a_file_without_text(self, content):
        with pytest.raises(refusals.EmptyFile, match="there is no text in it; give a file"):
            plain.from_bytes(content)

    def test_refuses_more_bytes_than_an_agreement_has(self, monkeypatch):
        monkeypatch.setattr(plain, "MOST_BYTES", 10)

        assert plain.from_bytes(b"Tien bytes").lines == ("Tien bytes",)
        with pytest.raises(refusals.TooLarge, match="more than 10 bytes, too much for an agreement"):
            plain.from_bytes(b"Elf bytes :)")
