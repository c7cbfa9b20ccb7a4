import pytest

from evalkit.graders.kinship import family_of


@pytest.mark.parametrize(
    ("model", "family"),
    [
        ("gpt-4.1-mini", "gpt"),
        ("openai/o3-mini", "gpt"),
        ("chatgpt-4o-latest", "gpt"),
        ("meta-llama/Llama-3.1-8B-Instruct", "llama"),
        ("qwen2.5:7b", "qwen"),
        ("mixtral-8x7b", "mistral"),
        ("deepseek-ai/DeepSeek-R1", "deepseek"),
        ("claude-sonnet-4-5", "claude"),
        ("willow", None),
        ("phil-our-own-bot", None),
        ("", None),
    ],
)
def test_family_is_read_from_the_name(model: str, family: str | None) -> None:
    assert family_of(model) == family
