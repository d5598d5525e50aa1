namespace Course.Notebooks.Jupyter;

/// <summary>A connection file that no kernel can be started from; the message says why.</summary>
public sealed class ConnectionFileException : Exception
{
    /// <summary>Says what is wrong with the file.</summary>
    public ConnectionFileException(string message) : base(message)
    {
    }

    /// <summary>Says what is wrong with the file, and what revealed it.</summary>
    public ConnectionFileException(string message, Exception inner) : base(message, inner)
    {
    }
}
