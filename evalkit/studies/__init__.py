"""Studies: runs over runs. What a rubric or a grader is worth, measured on labelled text."""
