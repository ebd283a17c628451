// sportello
