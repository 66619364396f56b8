// The least that a CGI program can be: what classic CGI costs on a machine, whatever the program does.
#include <unistd.h>

int main(void) {
  static const char answer[] =
      "Status: 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nok\n";
  return write(STDOUT_FILENO, answer, sizeof answer - 1) < 0;
}
