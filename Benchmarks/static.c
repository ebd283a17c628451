// The least a server can do: one thread, epoll, the same bytes to every request. What a page of that size could cost at
// best on this machine, measured beside the page itself.  static FILE PORT
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

static void fail(const char *what) { perror(what); exit(1); }

int main(int argc, char **argv) {
    if (argc != 3) { fprintf(stderr, "usage: static FILE PORT\n"); return 64; }
    FILE *file = fopen(argv[1], "rb");
    if (!file) fail(argv[1]);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *answer = malloc((size_t)size + 256);
    int head = sprintf(answer, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %ld\r\n\r\n", size);
    if (fread(answer + head, 1, (size_t)size, file) != (size_t)size) fail("read");
    size_t total = (size_t)head + (size_t)size;

    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(argv[2])) };
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 128)) fail("listen");

    int poll = epoll_create1(0);
    struct epoll_event wanted = { .events = EPOLLIN, .data.fd = listener }, seen[64];
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &wanted);
    char request[65536];
    for (;;) {
        int count = epoll_wait(poll, seen, 64, -1);
        for (int i = 0; i < count; i++) {
            int fd = seen[i].data.fd;
            if (fd == listener) {
                wanted.data.fd = accept(listener, NULL, NULL);
                setsockopt(wanted.data.fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                epoll_ctl(poll, EPOLL_CTL_ADD, wanted.data.fd, &wanted);
                continue;
            }
            // The load generator sends one whole small request at a time; each read is one.
            if (read(fd, request, sizeof request) <= 0) { close(fd); continue; }
            for (size_t sent = 0; sent < total;) {
                ssize_t n = write(fd, answer + sent, total - sent);
                if (n <= 0) { close(fd); break; }
                sent += (size_t)n;
            }
        }
    }
}
