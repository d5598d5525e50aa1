namespace Microsoft.DotNet.Interactive;

/// <summary>A password: shown as dots, read by <see cref="GetClearTextPassword"/>.</summary>
public sealed class PasswordString
{
    private readonly string password;

    /// <summary>Keeps a password.</summary>
    public PasswordString(string password) => this.password = password;

    /// <summary>The password itself.</summary>
    public string GetClearTextPassword() => password;

    /// <inheritdoc/>
    public override string ToString() => new('*', 8);
}
