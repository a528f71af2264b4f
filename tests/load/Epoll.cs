using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace SurveyHub.Load;

/// <summary>Linux's own way to wait for many sockets on one thread: one call answers for all that are ready.</summary>
/// <remarks>.NET's asynchronous sockets cost a second thread, a failed read before each wait, and a hand-over between the two.</remarks>
internal sealed partial class Epoll : IDisposable
{
    private const int Most = 256;
    private const uint Readable = 1;
    private const int Add = 1;
    private const int Interrupted = 4;

    // struct epoll_event { uint32_t events; uint64_t data; } is packed on x86-64 only.
    private static readonly int _dataAt = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int _size = _dataAt + 8;

    private readonly byte[] _events = new byte[Most * _size];
    private readonly int _handle;

    public Epoll() => _handle = Checked(CreateEpoll(0));

    /// <param name="number">What <see cref="Ready"/> says when there is something to read; closing the socket ends that.</param>
    public void Watch(Socket socket, int number)
    {
        var request = new byte[_size];
        MemoryMarshal.Write(request, Readable);
        MemoryMarshal.Write(request.AsSpan(_dataAt), (long)number);
        Checked(ControlEpoll(_handle, Add, (int)socket.Handle, request));
    }

    /// <returns>How many are ready.</returns>
    public int Wait(int milliseconds)
    {
        var count = WaitForEpoll(_handle, _events, Most, milliseconds);
        return count < 0 && Marshal.GetLastPInvokeError() == Interrupted ? 0 : Checked(count);
    }

    public int Ready(int index) => (int)MemoryMarshal.Read<long>(_events.AsSpan((index * _size) + _dataAt));

    public void Dispose() => _ = CloseFile(_handle);

    private static int Checked(int result) => result < 0 ? throw new Win32Exception(Marshal.GetLastPInvokeError()) : result;

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int CreateEpoll(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int ControlEpoll(int epoll, int operation, int file, [In] byte[] request);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int WaitForEpoll(int epoll, [In, Out] byte[] events, int most, int milliseconds);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseFile(int file);
}
