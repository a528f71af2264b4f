namespace SurveyHub.Tests;

public class SeededStreamTests
{
    [Fact]
    public void Next_OfASeed_IsWhatAnotherProgramComputes()
    {
        // Python: struct.unpack('>4Q', hmac.new('mùa xuân'.encode(), struct.pack('>Q', counter), hashlib.sha256).digest())
        var stream = new SeededStream("mùa xuân");

        Assert.Equal(
            [0x52bc0a7e7440b476UL, 0x251eae23b07692b7UL, 0x24bad07575f6444aUL, 0x9c5dfac743b85f89UL, 0xf353288c8d805cf4UL, 0xe2aa05925f9b17c3UL],
            Enumerable.Range(0, 6).Select(_ => stream.Next()));
    }

    [Fact]
    public void Below_Ten_IsTheRemainderOfEachWord()
    {
        var stream = new SeededStream("mùa xuân");

        Assert.Equal([4, 9, 2, 1, 6, 5, 3, 7, 3, 7], Enumerable.Range(0, 10).Select(_ => stream.Below(10)));
    }

    [Fact]
    public void Shuffle_OfSixLetters_GoesFromTheEnd()
    {
        var letters = "abcdef".ToCharArray();

        new SeededStream("mùa xuân").Shuffle(letters);

        Assert.Equal("badfec", new string(letters));
    }
}
