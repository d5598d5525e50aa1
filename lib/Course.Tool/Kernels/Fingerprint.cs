using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Course.Tool.Kernels;

/// <summary>A short name for the content of files, together with the runtime and the machine that they are built for.</summary>
internal static class Fingerprint
{
    /// <summary>Twelve hexadecimal digits: the same for the same names and contents, wherever the folder is.</summary>
    /// <param name="root">The folder that the names are relative to.</param>
    /// <param name="files">The files, in any order.</param>
    public static string Of(string root, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(RuntimeInformation.FrameworkDescription);
        Add(RuntimeInformation.RuntimeIdentifier);
        foreach (string file in files.Order(StringComparer.Ordinal))
        {
            Add(Path.GetRelativePath(root, file).Replace('\\', '/'));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
    }
}
