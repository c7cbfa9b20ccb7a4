"""Trains local graders on human (or other) labels: examples, network, export, card."""

from evalkit.studies.fitting.fit import FitOptions, fit_grader

__all__ = ["FitOptions", "fit_grader"]
