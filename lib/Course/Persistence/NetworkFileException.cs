namespace Course;

/// <summary>A file that is no readable network; the message says what is wrong with it and what to do.</summary>
public sealed class NetworkFileException : Exception
{
    /// <summary>With this message and, if another exception led to it, its cause.</summary>
    public NetworkFileException(string message, Exception? cause = null) : base(message, cause)
    {
    }
}
