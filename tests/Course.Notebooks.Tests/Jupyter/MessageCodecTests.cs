using System.Text;
using System.Text.Json.Nodes;
using Course.Notebooks.Jupyter;

namespace Course.Notebooks.Tests.Jupyter;

public sealed class MessageCodecTests
{
    private static readonly ConnectionInfo Connection = new("127.0.0.1", 1, 2, 3, 4, 5, "a0436f6c-1916-498b-8eb9-e81ab9368e84", "hmac-sha256");
    private static readonly byte[] Identity = [1, 2, 3];

    [Fact]
    public void A_message_comes_back_as_it_was_sent()
    {
        using var codec = new MessageCodec(Connection);
        var sent = new JsonObject { ["code"] = "\"ö😀\\\n\"", ["silent"] = true, ["n"] = 7 };

        var received = codec.Decode(codec.Encode([Identity], "execute_request", JupyterMessage.None, sent, out var id));

        Assert.Equal([Identity], received.Identities);
        Assert.Equal("execute_request", received.Header.Type);
        Assert.Equal(id, received.Header.Id);
        Assert.Equal("\"ö😀\\\n\"", received.Text("code"));
        Assert.True(received.Flag("silent"));
        Assert.Equal(7, received.Number("n"));
    }

    [Fact]
    public void An_answer_carries_the_header_of_its_request_byte_for_byte()
    {
        using var codec = new MessageCodec(Connection);
        var request = codec.Decode(codec.Encode([], "execute_request", JupyterMessage.None, [], out var id));

        var frames = codec.Encode([], "execute_reply", request, []);

        Assert.Equal(request.HeaderJson, frames[3]);
        Assert.Equal(id, codec.Decode(frames).ParentId);
    }

    // The signature that Python gives: hmac.new(key, header + parent + metadata + content, sha256).hexdigest()
    [Fact]
    public void The_signature_is_that_of_other_implementations()
    {
        using var signer = new MessageSigner(Connection.Key, Connection.SignatureScheme);

        var signature = Encoding.ASCII.GetString(signer.Sign("{\"msg_id\": \"1\"}"u8, "{}"u8, "{}"u8, "{\"code\": \"1+1\"}"u8));

        Assert.Equal("2d00caf80eaeab3eaea7bf2320ba90ef63e2f8ef0e80947ac68c559b6ebaae0a", signature);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_message_changed_in_any_signed_frame_is_refused(int frame)
    {
        using var codec = new MessageCodec(Connection);
        var frames = codec.Encode([Identity], "execute_request", JupyterMessage.None, new JsonObject { ["code"] = "1" });
        frames[frame] = [.. frames[frame]];
        frames[frame][0] ^= 1;

        var refusal = Assert.Throws<InvalidMessageException>(() => codec.Decode(frames));

        Assert.Contains("signature", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unsigned_message_is_refused_unless_the_connection_has_no_key()
    {
        using var open = new MessageCodec(Connection with { Key = "" });
        using var closed = new MessageCodec(Connection);
        var frames = open.Encode([], "kernel_info_request", JupyterMessage.None, []);

        Assert.Equal("kernel_info_request", open.Decode(frames).Header.Type);
        Assert.Contains("not signed", Assert.Throws<InvalidMessageException>(() => closed.Decode(frames)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no delimiter", "x")]
    [InlineData("frames after", "<IDS|MSG>", "", "{}")]
    [InlineData("not JSON", "<IDS|MSG>", "", "{\"msg_type\":\"x\"", "{}", "{}", "{}")]
    [InlineData("not a JSON object", "<IDS|MSG>", "", "{\"msg_type\":\"x\"}", "{}", "{}", "[]")]
    [InlineData("msg_type", "<IDS|MSG>", "", "{\"msg_type\":3}", "{}", "{}", "{}")]
    public void Frames_that_are_no_message_are_refused_with_a_reason(string reason, params string[] frames)
    {
        using var codec = new MessageCodec(Connection with { Key = "" });

        var refusal = Assert.Throws<InvalidMessageException>(() => codec.Decode([.. frames.Select(Encoding.UTF8.GetBytes)]));

        Assert.Contains(reason == "no delimiter" ? "no <IDS|MSG>" : reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_in_an_output_does_not_stop_the_message()
    {
        using var codec = new MessageCodec(Connection);

        var received = codec.Decode(codec.Encode([], "stream", JupyterMessage.None, new JsonObject { ["text"] = "a\ud83db" }));

        Assert.Equal("a\ufffdb", received.Text("text"));
    }
}
