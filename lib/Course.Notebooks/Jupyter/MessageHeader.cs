namespace Course.Notebooks.Jupyter;

/// <summary>Who sent a message, when, and what kind it is.</summary>
/// <param name="Type">The message type, for example <c>execute_request</c>.</param>
/// <param name="Id">The sender's name for this message.</param>
/// <param name="Session">The sender's session.</param>
/// <param name="Username">The sender's user name.</param>
internal sealed record MessageHeader(string Type, string Id, string Session, string Username);
