// Weak, broken or second cryptography, line by line. Never compiled.
#include <crypt.h>
#include <nettle/md5.h>
#include <openssl/evp.h>
#include <sodium.h>
int weak = std::rand();
void seeded() { srand(time_of_day); }
double other = drand48();
long more = random();
std::mt19937 engine(seed);
std::mt19937_64 longer(seed);
std::minstd_rand small;
std::default_random_engine usual;
std::random_device elsewhere;
auto made = getrandom(bytes, 16, 0);
auto old = MD5(text, size, digest);
auto context = MD5_Init(&state);
auto sum = SHA1(text, size, digest);
auto method = EVP_sha1();
auto older = EVP_md5();
auto cipher = EVP_des_ede3_cbc();
auto fetched = EVP_MD_fetch(nullptr, "SHA1", nullptr);
