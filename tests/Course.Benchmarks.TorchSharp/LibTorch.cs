namespace Course.Benchmarks;

/// <summary>Why libtorch does not load: TorchSharp's own exception only says that it does not.</summary>
internal static class LibTorch
{
    /// <summary>The first reason that the operating system's loader gives, or the exception's.</summary>
    public static string WhyItCannotBeLoaded(Exception exception)
    {
        string name = OperatingSystem.IsWindows() ? "LibTorchSharp.dll" : OperatingSystem.IsMacOS() ? "libLibTorchSharp.dylib" : "libLibTorchSharp.so";
        var folders = Directory.EnumerateFiles(AppContext.BaseDirectory, name, SearchOption.AllDirectories).ToArray();
        if (folders.Length == 0) return $"{name} is not among the restored packages";
        try
        {
            System.Runtime.InteropServices.NativeLibrary.Free(System.Runtime.InteropServices.NativeLibrary.Load(folders[0]));
            return exception.GetBaseException().Message;
        }
        catch (DllNotFoundException missing)
        {
            string reason = missing.Message.Split('\n').FirstOrDefault(line => line.Contains("GLIBCXX", StringComparison.Ordinal)) ?? missing.Message.Split('\n')[0];
            return reason.Contains("GLIBCXX", StringComparison.Ordinal)
                ? $"its native library needs a newer libstdc++ than this system has ({Version(reason)}); one that is on LD_LIBRARY_PATH will do, or a program named by --torchsharp that sets it up"
                : reason;
        }
    }

    private static string Version(string reason)
    {
        int start = reason.IndexOf("GLIBCXX", StringComparison.Ordinal);
        int end = reason.IndexOfAny(['\'', '`', ' '], start);
        return end < 0 ? reason[start..] : reason[start..end];
    }
}
