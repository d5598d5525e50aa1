namespace Course.Notebooks.Publishing;

/// <summary>A figure that no picture could be taken of; the message names the cell and what the page said.</summary>
public sealed class FigureNotDrawnException(string message) : Exception(message);
