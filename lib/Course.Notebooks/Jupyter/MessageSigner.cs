using System.Security.Cryptography;
using System.Text;

namespace Course.Notebooks.Jupyter;

/// <summary>Signs messages with the connection's key, and recognises messages that were.</summary>
internal sealed class MessageSigner : IDisposable
{
    private readonly IncrementalHash? hash;
    private readonly Lock gate = new();

    /// <param name="key">The shared secret; with an empty one nothing is signed and everything accepted, as the protocol has it.</param>
    /// <param name="scheme">For example <c>hmac-sha256</c>.</param>
    public MessageSigner(string key, string scheme)
    {
        if (key.Length == 0) return;
        var algorithm = scheme switch
        {
            "hmac-sha256" => HashAlgorithmName.SHA256,
            "hmac-sha384" => HashAlgorithmName.SHA384,
            "hmac-sha512" => HashAlgorithmName.SHA512,
            _ => throw new ConnectionFileException($"The connection file asks for signatures by \"{scheme}\"; this kernel knows hmac-sha256, hmac-sha384 and hmac-sha512."),
        };
        hash = IncrementalHash.CreateHMAC(algorithm, Encoding.UTF8.GetBytes(key));
    }

    /// <summary>The signature of the four parts of a message, in lower-case hexadecimal ASCII.</summary>
    public byte[] Sign(ReadOnlySpan<byte> header, ReadOnlySpan<byte> parent, ReadOnlySpan<byte> metadata, ReadOnlySpan<byte> content)
    {
        if (hash is null) return [];
        byte[] digest;
        lock (gate)
        {
            hash.AppendData(header);
            hash.AppendData(parent);
            hash.AppendData(metadata);
            hash.AppendData(content);
            digest = hash.GetHashAndReset();
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest));
    }

    /// <summary>Whether the signature is that of the parts; takes the same time wherever the two differ.</summary>
    public bool IsValid(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> header, ReadOnlySpan<byte> parent, ReadOnlySpan<byte> metadata, ReadOnlySpan<byte> content) =>
        hash is null || CryptographicOperations.FixedTimeEquals(signature, Sign(header, parent, metadata, content));

    /// <inheritdoc/>
    public void Dispose() => hash?.Dispose();
}
