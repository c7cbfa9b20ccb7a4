"""Model families: a grader favours replies of its own kind.

Self-preference is known of general judging (Panickssery et al. 2024) and of empathy.
"""

from __future__ import annotations

import re

_FAMILIES = (
    "gpt", "claude", "gemini", "gemma", "llama", "mistral", "qwen", "deepseek", "phi", "command",
    "grok", "glm", "kimi", "nova", "granite", "smollm", "olmo", "falcon", "yi", "ernie",
)  # fmt: skip
_KIN: dict[str, str] = {
    "chatgpt": "gpt",
    "o1": "gpt",
    "o3": "gpt",
    "o4": "gpt",
    "mixtral": "mistral",
    "ministral": "mistral",
    "magistral": "mistral",
    "codestral": "mistral",
    "qwq": "qwen",
    "chatglm": "glm",
}


def family_of(model: str) -> str | None:
    """The family that a model's id names, or None where it names none that is known.

    `openai/gpt-4.1-mini`, `meta-llama/Llama-3.1-8B-Instruct` and `qwen2.5:7b` are of `gpt`,
    `llama` and `qwen`.
    """
    # The last part first: `deepseek-ai/DeepSeek-R1-Distill-Qwen-7B` was trained by the first
    # one and is, in its weights, the second; its own name decides.
    name = model.rsplit("/", 1)[-1].lower()
    words: list[str] = re.findall(r"[a-z]+[0-9]*", name)
    for word in words:
        stem = word.rstrip("0123456789")
        if kin := _KIN.get(word) or _KIN.get(stem):
            return kin
        if stem in _FAMILIES:
            return stem
    return None
