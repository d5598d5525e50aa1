using Course.Notebooks.Jupyter;

namespace Course.Notebooks.Tests.Jupyter;

public sealed class ConnectionInfoTests
{
    private const string Ports = "\"shell_port\": 5001, \"control_port\": 5002, \"stdin_port\": 5003, \"iopub_port\": 5004, \"hb_port\": 5005";

    [Fact]
    public void What_a_connection_file_may_leave_out_is_as_Jupyter_has_it() =>
        Assert.Equal(new ConnectionInfo("127.0.0.1", 5001, 5002, 5003, 5004, 5005, "", "hmac-sha256"), ConnectionInfo.Parse($"{{{Ports}}}", "c.json"));

    [Fact]
    public void A_connection_file_is_read_back_as_written_and_only_its_owner_can_read_it()
    {
        var file = Path.GetTempFileName();
        File.Delete(file);
        try
        {
            var connection = ConnectionInfo.ForThisMachine();
            connection.Save(file);

            Assert.Equal(connection, ConnectionInfo.Load(file));
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("{\"shell_port\": 1", "not a connection file")]
    [InlineData("[]", "expected a JSON object, got Array")]
    [InlineData("{}", "\"shell_port\"")]
    [InlineData("{\"shell_port\": 70000}", "from 1 to 65535")]
    [InlineData("{\"shell_port\": \"5000\"}", "\"shell_port\"")]
    [InlineData("{\"shell_port\": 5000.5}", "\"shell_port\"")]
    [InlineData("{\"transport\": \"ipc\"}", "\"tcp\" only")]
    [InlineData("{PORTS, \"key\": 7}", "\"key\"")]
    [InlineData("{PORTS, \"key\": null}", "\"key\"")]
    [InlineData("{PORTS, \"signature_scheme\": 256}", "\"signature_scheme\"")]
    [InlineData("{PORTS, \"ip\": 127}", "\"ip\"")]
    [InlineData("{PORTS, \"ip\": \" \"}", "an address such as 127.0.0.1")]
    [InlineData("{PORTS, \"hb_port\": 5001}", "names a port twice (5001, 5002, 5003, 5004, 5001)")]
    public void What_is_wrong_with_a_connection_file_is_said(string json, string expected)
    {
        var problem = Assert.Throws<ConnectionFileException>(() => ConnectionInfo.Parse(json.Replace("PORTS", Ports, StringComparison.Ordinal), "c.json"));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Contains("c.json", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_connection_file_is_said_to_be_missing() =>
        Assert.Contains("cannot be read", Assert.Throws<ConnectionFileException>(() => ConnectionInfo.Load("/no/such/file.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void No_connection_file_is_said_to_be_missing() =>
        Assert.Contains("cannot be read", Assert.Throws<ConnectionFileException>(() => ConnectionInfo.Load("")).Message, StringComparison.Ordinal);
}
