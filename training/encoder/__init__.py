"""How the shipped encoder was trained: treebanks to an ONNX file, with its scores. Not installed."""
