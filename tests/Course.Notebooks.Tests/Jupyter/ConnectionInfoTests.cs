using Course.Notebooks.Jupyter;

namespace Course.Notebooks.Tests.Jupyter;

public sealed class ConnectionInfoTests
{
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
    [InlineData("{\"transport\": \"ipc\"}", "\"tcp\" only")]
    public void What_is_wrong_with_a_connection_file_is_said(string json, string expected)
    {
        var problem = Assert.Throws<ConnectionFileException>(() => ConnectionInfo.Parse(json, "c.json"));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Contains("c.json", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_connection_file_is_said_to_be_missing() =>
        Assert.Contains("cannot be read", Assert.Throws<ConnectionFileException>(() => ConnectionInfo.Load("/no/such/file.json")).Message, StringComparison.Ordinal);
}
