using Fsm.Chat.Protocol.Machines.Client.Download;
using Fsm.Chat.Protocol.Machines.Client.Upload;
using Fsm.Chat.Protocol.Messages;

namespace Fsm.Chat.Client.Session.Subjects;

/// <summary>All transfers of a client, of either direction, in the order of their numbers. What is over is kept for a while, so that it can be listed and tried again.</summary>
internal sealed class TransferBook
{
    private const int EndedKept = 200;

    private readonly SortedDictionary<long, ClientUpload> _uploads = [];
    private readonly SortedDictionary<long, ClientDownload> _downloads = [];
    private long _last;

    /// <summary>The uploads, oldest first.</summary>
    public IEnumerable<ClientUpload> Uploads => _uploads.Values;

    /// <summary>The downloads, oldest first.</summary>
    public IEnumerable<ClientDownload> Downloads => _downloads.Values;

    /// <summary>What is under way that the person has asked for: an offer that nobody has answered here is not.</summary>
    public IEnumerable<TransferFacts> UnderWay =>
        Uploads.Where(upload => upload.State != UploadState.Ended).Select(upload => upload.Facts)
            .Concat(Downloads.Where(download => download.State is not (DownloadState.Beginning or DownloadState.Offered or DownloadState.Ended)).Select(download => download.Facts));

    /// <summary>Whether anything is.</summary>
    public bool AnyUnderWay => UnderWay.Any();

    /// <summary>Makes an upload.</summary>
    public ClientUpload Add(UploadState initial, ChatSession session, string path, string destination, string? command = null)
    {
        Forget();
        var facts = new TransferFacts(++_last, session, isUpload: true) { Peer = destination, File = path[(path.LastIndexOf('/') + 1)..], Path = path, Command = command };
        return _uploads[facts.Number] = new(initial, facts, path) { Destination = destination };
    }

    /// <summary>Makes a download.</summary>
    public ClientDownload Add(DownloadState initial, ChatSession session)
    {
        Forget();
        var facts = new TransferFacts(++_last, session, isUpload: false);
        return _downloads[facts.Number] = new(initial, facts);
    }

    /// <summary>The upload of a number, or null.</summary>
    public ClientUpload? Upload(long number) => _uploads.GetValueOrDefault(number);

    /// <summary>The download of a number, or null.</summary>
    public ClientDownload? Download(long number) => _downloads.GetValueOrDefault(number);

    /// <summary>The upload that the server of a session calls by that number, or null.</summary>
    public ClientUpload? Upload(ChatSession session, ulong id) => Uploads.FirstOrDefault(upload => upload.Facts.Session == session && upload.Facts.ServerId == id);

    /// <summary>The download that the server of a session calls by that number, or null.</summary>
    public ClientDownload? Download(ChatSession session, ulong id) => Downloads.FirstOrDefault(download => download.Facts.Session == session && download.Facts.ServerId == id);

    /// <summary>The oldest one that waits for a place beside an upload that is over: one to the same person, or else any of its session; null for none.</summary>
    public ClientUpload? NextPostponed(ClientUpload ended) => Uploads
        .Where(upload => upload.State == UploadState.Postponed && upload.Facts.Session == ended.Facts.Session)
        .OrderByDescending(upload => UserName.Comparer.Equals(upload.Destination, ended.Destination)).FirstOrDefault();

    private void Forget()
    {
        foreach (var ended in Uploads.Where(upload => upload.State == UploadState.Ended).SkipLast(EndedKept).ToList())
            _uploads.Remove(ended.Facts.Number);
        foreach (var ended in Downloads.Where(download => download.State == DownloadState.Ended).SkipLast(EndedKept).ToList())
            _downloads.Remove(ended.Facts.Number);
    }
}
