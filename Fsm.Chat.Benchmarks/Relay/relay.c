/*
 * The bare relay in C: a frame in, the connection looked up by the destination port in its header, the frame out. What one read brought leaves in one write for each
 * destination. One thread, epoll, nothing else: the floor under what any server can cost for the same frames. It does what the relay command of this program does.
 *
 *   cc -O2 -o relay relay.c && ./relay       prints "listening on 127.0.0.1:PORT"
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { HEADER = 48, LENGTH_AT = 4, ACTION_AT = 8, PORT_AT = 14, ENTER_ROOM = 9, READ_AT_ONCE = 32 * 1024, EVENTS = 256 };

struct bytes { char *data; size_t count, room; };

struct link {
    int fd, port, touched, waits_to_write;
    struct bytes in, out;
};

/* Those at a port: one connection, or all of a room whose number is nobody's port. */
static struct { struct link **members; int count; } places[65536];

static struct link **touched;
static int touched_count, touched_room, poller;

static void *grown(void *block, size_t size)
{
    void *larger = realloc(block, size);
    if (!larger)
        abort();
    return larger;
}

static void make_room(struct bytes *bytes, size_t more)
{
    if (bytes->room - bytes->count >= more)
        return;
    bytes->room = 2 * bytes->room > bytes->count + more ? 2 * bytes->room : bytes->count + more;
    bytes->data = grown(bytes->data, bytes->room);
}

static void drop_front(struct bytes *bytes, size_t count)
{
    bytes->count -= count;
    memmove(bytes->data, bytes->data + count, bytes->count);
}

static void enter(int port, struct link *link)
{
    places[port].members = grown(places[port].members, (places[port].count + 1) * sizeof link);
    places[port].members[places[port].count++] = link;
}

static void watch(struct link *link, int operation)
{
    struct epoll_event event = { .events = EPOLLIN | (link->waits_to_write ? EPOLLOUT : 0), .data.ptr = link };
    epoll_ctl(poller, operation, link->fd, &event);
}

static void flush(struct link *link)
{
    ssize_t sent = link->fd < 0 ? (ssize_t)link->out.count : send(link->fd, link->out.data, link->out.count, MSG_NOSIGNAL);
    if (sent > 0)
        drop_front(&link->out, sent);
    int waits = link->out.count > 0 && (sent > 0 || errno == EAGAIN);
    if (waits != link->waits_to_write) {
        link->waits_to_write = waits;
        watch(link, EPOLL_CTL_MOD);
    }
}

static void gather(struct link *link, const char *frame, size_t size)
{
    make_room(&link->out, size);
    memcpy(link->out.data + link->out.count, frame, size);
    link->out.count += size;
    if (link->touched)
        return;
    link->touched = 1;
    if (touched_count == touched_room)
        touched = grown(touched, (touched_room = 2 * touched_room + 64) * sizeof *touched);
    touched[touched_count++] = link;
}

static void take_frames(struct link *link)
{
    size_t begin = 0;
    while (link->in.count - begin >= HEADER) {
        const char *frame = link->in.data + begin;
        uint32_t length;
        uint16_t port;
        memcpy(&length, frame + LENGTH_AT, sizeof length);
        memcpy(&port, frame + PORT_AT, sizeof port);
        size_t size = HEADER + ntohl(length);
        port = ntohs(port);
        if (link->in.count - begin < size)
            break;
        if (frame[ACTION_AT] == ENTER_ROOM)
            enter(port, link);
        else
            for (int i = 0; i < places[port].count; i++)
                gather(places[port].members[i], frame, size);
        begin += size;
    }
    if (begin > 0)
        drop_front(&link->in, begin);
}

/* What leads to a closed connection stays: a run ends with the process. */
static void read_from(struct link *link)
{
    make_room(&link->in, READ_AT_ONCE);
    ssize_t count = recv(link->fd, link->in.data + link->in.count, READ_AT_ONCE, 0);
    if (count <= 0) {
        if (count == 0 || errno != EAGAIN) {
            places[link->port].count = 0;
            close(link->fd);
            link->fd = -1;
        }
        return;
    }
    link->in.count += count;
    take_frames(link);
    for (int i = 0; i < touched_count; i++) {
        touched[i]->touched = 0;
        if (!touched[i]->waits_to_write)
            flush(touched[i]);
    }
    touched_count = 0;
}

static void accept_from(int listener)
{
    struct sockaddr_in peer;
    socklen_t size = sizeof peer;
    int on = 1, fd = accept4(listener, (struct sockaddr *)&peer, &size, SOCK_NONBLOCK);
    if (fd < 0)
        return;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct link *link = grown(NULL, sizeof *link);
    *link = (struct link) { .fd = fd, .port = ntohs(peer.sin_port) };
    enter(link->port, link);
    watch(link, EPOLL_CTL_ADD);
}

static void stop(int signal)
{
    (void)signal;
    _exit(0);
}

int main(void)
{
    struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof here;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    signal(SIGTERM, stop);
    if (bind(listener, (struct sockaddr *)&here, size) || listen(listener, 512) || getsockname(listener, (struct sockaddr *)&here, &size)) {
        perror("listen");
        return 1;
    }
    poller = epoll_create1(0);
    epoll_ctl(poller, EPOLL_CTL_ADD, listener, &(struct epoll_event) { .events = EPOLLIN, .data.ptr = NULL });
    printf("listening on 127.0.0.1:%d\n", ntohs(here.sin_port));
    fflush(stdout);
    for (;;) {
        struct epoll_event events[EVENTS];
        int count = epoll_wait(poller, events, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            struct link *link = events[i].data.ptr;
            if (!link)
                accept_from(listener);
            else if (link->fd >= 0 && events[i].events & EPOLLOUT)
                flush(link);
            if (link && link->fd >= 0 && events[i].events & ~EPOLLOUT)
                read_from(link);
        }
    }
}
