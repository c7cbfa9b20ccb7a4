"""Serves a GGUF file with llama.cpp's OpenAI-compatible server until standard input closes."""

import sys

import xllamacpp

THREADS = 1
"""More would be slower beside other work on two cores."""
CONTEXT = 4096


def main(path: str, name: str) -> None:
    params = xllamacpp.CommonParams()
    params.model.path = path
    params.model_alias = {name}
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = THREADS
    params.hostnames = ["127.0.0.1"]
    params.port = 0  # any that is free
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
