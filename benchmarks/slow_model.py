"""A model server that always takes the same time: one process, OpenAI's chat completions, answers made of the question.

    python benchmarks/slow_model.py 0.5

prints its port, serves loopback until it is ended, and tells under ``GET /stats`` what was asked of it.  A reading is
answered with whole sentences of the article as claims, a merge with the first claims, anything else with a sentence.
"""

import asyncio
import json
import re
import sys
import time

_SENTENCE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
_CLAIM = re.compile(r"^(S\d+-\d+) \([^)]*\): (.*?)(?: — “.*)?$", re.MULTILINE)
_LEAST, _MOST, _CLAIMS = 6, 30, 8  # words of a sentence that is quoted; claims of an answer
_LETTERS_A_TOKEN = 4

Stats = dict[str, float]


def answer_to(question: str) -> tuple[str, str]:
    """The kind of a question, and an answer that its schema takes."""
    if "</claims" in question:
        return "merge", json.dumps(_story(dict(_CLAIM.findall(question))))
    if "</article" in question:
        sentences = [(int(number), words) for number, words in _SENTENCE.findall(question)]
        fit = [(number, words) for number, words in sentences if _LEAST <= len(words.split()) <= _MOST]
        claims = [_claim(number, words) for number, words in fit[:_CLAIMS]]
        last = sentences[-1][0] if sentences else 0
        return "reading", json.dumps({"actors": [], "claims": claims, "last_sentence": last})
    return "other", "The harbour board put the vote off, and nobody knows until when."


def _story(claims: dict[str, str]) -> dict[str, object]:
    said = [{"text": text, "claims": [key], "certainty": "stated"} for key, text in claims.items()]
    asked = {"text": "What follows?", "claims": list(claims)[:1], "certainty": "stated"}
    silence = {**asked, "raised_by": "silence", "actor": None, "why": "No article says."}
    parts: dict[str, object] = {part: [] for part in ("actors", "positions", "disagreements", "timeline")}
    return {"title": "What was said", "bottom_line": said[:5], "open_questions": [silence], **parts}


def _claim(number: int, words: str) -> dict[str, object]:
    empty = dict.fromkeys(("actor", "speaker", "speech", "issue", "stance", "quote", "date", "date_words"))
    quotes = [{"sentence": number, "words": words}]
    return {"kind": "fact", "text": words, "quotes": quotes, "certainty": "stated", "future": False, **empty}


class Server:
    """Answers after a fixed time, and keeps count."""

    def __init__(self, latency: float) -> None:
        """``latency`` in seconds."""
        self.latency = latency
        self.stats: Stats = {"first": 0.0, "last": 0.0, "in_flight": 0, "most": 0, "tokens": 0}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer what comes over one connection."""
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
                body = await reader.readexactly(int(length[1])) if length else b""
                content = json.dumps(self.stats) if head.startswith(b"GET") else await self._completion(body)
                reply = content.encode()
                lines = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(reply)}\r\n\r\n"
                writer.write(lines.encode() + reply)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _completion(self, body: bytes) -> str:
        now = time.monotonic()
        stats = self.stats
        stats["first"] = stats["first"] or now
        stats["in_flight"] += 1
        stats["most"] = max(stats["most"], stats["in_flight"])
        messages = json.loads(body)["messages"]
        question = "\n".join(str(message["content"]) for message in messages if message["role"] == "user")
        kind, content = answer_to(question)
        stats[kind] = stats.get(kind, 0) + 1
        tokens = sum(len(str(message["content"])) for message in messages) // _LETTERS_A_TOKEN
        stats["tokens"] += tokens
        await asyncio.sleep(self.latency - (time.monotonic() - now))
        stats["in_flight"] -= 1
        stats["last"] = time.monotonic()
        message = {"role": "assistant", "content": content, "refusal": None}
        used = len(content) // _LETTERS_A_TOKEN
        return json.dumps({
            "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "slow",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message, "logprobs": None}],
            "usage": {"prompt_tokens": tokens, "completion_tokens": used, "total_tokens": tokens + used},
        })  # fmt: skip


async def main() -> None:
    """Serve until ended."""
    server = await asyncio.start_server(Server(float(sys.argv[1])).serve, "127.0.0.1", 0, limit=2**24, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
