namespace Course;

/// <summary>A file that is no readable network; the message says what is wrong with it and what to do.</summary>
public sealed class NetworkFileException : Exception
{
    /// <summary>With this message.</summary>
    public NetworkFileException(string message) : base(message)
    {
    }

    /// <summary>With this message and its cause.</summary>
    public NetworkFileException(string message, Exception cause) : base(message, cause)
    {
    }
}
