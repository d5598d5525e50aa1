using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace Course.Notebooks.Jupyter;

/// <summary>Where a kernel listens and how its messages are signed: the content of a Jupyter connection file.</summary>
/// <param name="Address">The IP address that the sockets are bound to, and no other.</param>
/// <param name="ShellPort">Port of the shell channel: execute, complete, inspect, ...</param>
/// <param name="ControlPort">Port of the control channel: interrupt, shutdown.</param>
/// <param name="StdinPort">Port of the stdin channel: the kernel asks, the front end answers.</param>
/// <param name="IOPubPort">Port of the channel on which outputs and status are published.</param>
/// <param name="HeartbeatPort">Port of the echo that tells a front end that the kernel lives.</param>
/// <param name="Key">The secret of the signatures; empty when messages are not signed.</param>
/// <param name="SignatureScheme">How messages are signed, for example <c>hmac-sha256</c>.</param>
public sealed record ConnectionInfo(
    string Address,
    int ShellPort,
    int ControlPort,
    int StdinPort,
    int IOPubPort,
    int HeartbeatPort,
    string Key,
    string SignatureScheme)
{
    /// <summary>Reads the connection file that a Jupyter client wrote.</summary>
    /// <exception cref="ConnectionFileException">The file is missing or is not a usable connection file.</exception>
    public static ConnectionInfo Load(string path)
    {
        string json;
        try
        {
            json = File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConnectionFileException($"The connection file cannot be read: {problem.Message}", problem);
        }

        return Parse(json, path);
    }

    /// <summary>Reads the text of a connection file.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">What to call the file in an error.</param>
    /// <exception cref="ConnectionFileException">The text is not a usable connection file.</exception>
    public static ConnectionInfo Parse(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new ConnectionFileException($"{source} is not a connection file: expected a JSON object, got {root.ValueKind}.");

            var transport = Text("transport", "tcp");
            if (transport != "tcp")
                throw new ConnectionFileException($"{source} asks for the transport \"{transport}\"; this kernel speaks \"tcp\" only. Start it with --transport=tcp.");

            var connection = new ConnectionInfo(
                Text("ip", "127.0.0.1"),
                Port("shell_port"),
                Port("control_port"),
                Port("stdin_port"),
                Port("iopub_port"),
                Port("hb_port"),
                Text("key", ""),
                Text("signature_scheme", "hmac-sha256"));
            if (string.IsNullOrWhiteSpace(connection.Address))
                throw new ConnectionFileException($"{source} has no usable \"ip\": expected an address such as 127.0.0.1.");
            if (connection.Ports.Distinct().Count() < connection.Ports.Count)
                throw new ConnectionFileException($"{source} names a port twice ({string.Join(", ", connection.Ports)}): each channel needs one of its own.");
            return connection;

            // What is there must be right: a key that is no text must not become a connection without signatures.
            string Text(string name, string otherwise) =>
                !root.TryGetProperty(name, out var value) ? otherwise
                : value.ValueKind == JsonValueKind.String ? value.GetString()!
                : throw new ConnectionFileException($"{source} has no usable \"{name}\": expected a text.");

            int Port(string name)
            {
                if (!root.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var port) || port is < 1 or > 65535)
                    throw new ConnectionFileException($"{source} has no usable \"{name}\": expected a port from 1 to 65535.");
                return port;
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new ConnectionFileException($"{source} is not a connection file: {problem.Message}", problem);
        }
    }

    private IReadOnlyList<int> Ports => [ShellPort, ControlPort, StdinPort, IOPubPort, HeartbeatPort];

    /// <summary>The ZeroMQ address of one port.</summary>
    public string Endpoint(int port) => Address.Contains(':') && !Address.StartsWith('[')
        ? $"tcp://[{Address}]:{port}"
        : $"tcp://{Address}:{port}";

    /// <summary>A connection on this machine alone: five ports that are free now, and a new key.</summary>
    public static ConnectionInfo ForThisMachine()
    {
        var listeners = new TcpListener[5];
        for (var i = 0; i < listeners.Length; i++) listeners[i] = ListenOnFreePort();
        var ports = Array.ConvertAll(listeners, listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        foreach (var listener in listeners) listener.Dispose();
        return new ConnectionInfo(
            "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), "hmac-sha256");
    }

    /// <summary>Listens on a port below those that systems give to outgoing connections: none of these takes it before the kernel does.</summary>
    private static TcpListener ListenOnFreePort()
    {
        for (var attempt = 0; ; attempt++)
        {
            var listener = new TcpListener(IPAddress.Loopback, attempt < 100 ? RandomNumberGenerator.GetInt32(10_000, 32_768) : 0);
            try
            {
                listener.Start();
                return listener;
            }
            catch (SocketException) when (attempt < 100)
            {
                listener.Dispose();
            }
        }
    }

    /// <summary>Writes a connection file that only its owner can read, since it holds the key.</summary>
    public void Save(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        using var writer = new Utf8JsonWriter(file);
        writer.WriteStartObject();
        writer.WriteString("transport", "tcp");
        writer.WriteString("ip", Address);
        writer.WriteNumber("shell_port", ShellPort);
        writer.WriteNumber("control_port", ControlPort);
        writer.WriteNumber("stdin_port", StdinPort);
        writer.WriteNumber("iopub_port", IOPubPort);
        writer.WriteNumber("hb_port", HeartbeatPort);
        writer.WriteString("key", Key);
        writer.WriteString("signature_scheme", SignatureScheme);
        writer.WriteEndObject();
    }
}
