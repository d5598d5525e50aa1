namespace Course.Tool;

/// <summary>The command line asks for something that cannot be done as written; the message says what to type instead.</summary>
/// <param name="message">What was expected, what came, what to do.</param>
internal sealed class UsageException(string message) : Exception(message);
