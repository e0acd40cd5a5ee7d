# ruff: noqa: PLC0415  (each is imported where it is timed, and is not among the packages of this project)
"""Other tools on the same articles and server: LangChain's ``batch`` and map-reduce, LlamaIndex's tree.

    PYTHON benchmarks/model_peers.py batch|map_reduce|tree_summarize FOLDER ADDRESS IN_FLIGHT

``PYTHON`` has ``benchmarks/model_peers.txt`` installed: those packages want an older openai than briefgen does.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

ASK = "Summarise in three sentences:\n\n{text}"


def stats_of(address: str) -> dict[str, float]:
    """What was asked of the server so far."""
    with urlopen(f"{address}/stats") as reply:  # noqa: S310  (our own loopback)
        return dict(json.load(reply))


def spent(work: Callable[[], str], address: str) -> str:
    """Do some work, and tell what came of it and the processor's seconds from its first question to its last answer."""
    looks: list[tuple[float, float]] = []
    Thread(target=_look, args=(looks,), daemon=True).start()
    told, stats = work(), stats_of(address)
    first, last = (min(looks, key=lambda look: abs(look[0] - stats[end]))[1] for end in ("first", "last"))
    return f"{told} {last - first}"


def _look(looks: list[tuple[float, float]]) -> None:
    while True:
        looks.append((time.monotonic(), time.process_time()))
        time.sleep(0.05)


def batch(texts: list[str], address: str, in_flight: int) -> str:
    """A summary of every text, none merged."""
    from langchain_core.prompts import ChatPromptTemplate
    from langchain_openai import ChatOpenAI

    model = ChatOpenAI(model="slow", base_url=address, api_key="unused")
    chain = ChatPromptTemplate.from_template(ASK) | model
    return f"{len(chain.batch([{'text': text} for text in texts], config={'max_concurrency': in_flight}))} summaries"


def map_reduce(texts: list[str], address: str, in_flight: int) -> str:
    """A summary of every text, then of groups of summaries until one is left."""
    from langchain_classic.chains.summarize import load_summarize_chain
    from langchain_core.documents import Document
    from langchain_openai import ChatOpenAI

    class Model(ChatOpenAI):
        """Counts tokens without the vocabulary that it would fetch."""

        def get_num_tokens(self, text: str) -> int:
            return len(text) // 4

    model = Model(model="slow", base_url=address, api_key="unused")
    chain = load_summarize_chain(model, chain_type="map_reduce", token_max=3000)
    documents = [Document(page_content=text) for text in texts]
    asked = chain.ainvoke({"input_documents": documents}, config={"max_concurrency": in_flight})
    return str(len(asyncio.run(asked)["output_text"]))


def tree_summarize(texts: list[str], address: str, in_flight: int) -> str:
    """A tree of summaries of texts packed side by side; how many go at once it decides itself."""
    del in_flight
    from llama_index.core import get_response_synthesizer, set_global_tokenizer
    from llama_index.llms.openai_like import OpenAILike

    set_global_tokenizer(str.split)
    model = OpenAILike(model="slow", api_base=address, api_key="unused", is_chat_model=True, context_window=4000)
    maker = get_response_synthesizer(llm=model, response_mode="tree_summarize", use_async=True)
    return str(len(str(asyncio.run(maker.aget_response("Summarise.", texts)))))


if __name__ == "__main__":
    made = {each.__name__: each for each in (batch, map_reduce, tree_summarize)}[sys.argv[1]]
    words = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[2]).iterdir())]
    print(spent(lambda: made(words, f"{sys.argv[3]}/v1", int(sys.argv[4])), sys.argv[3]))
