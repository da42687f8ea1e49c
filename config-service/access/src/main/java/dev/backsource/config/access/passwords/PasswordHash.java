package dev.backsource.config.access.passwords;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The stored hash of a password: Argon2id (RFC 9106) with the minimum parameters of OWASP's Password Storage Cheat Sheet, written as
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 *
 * @param memory in KiB
 * @param passes over the memory
 * @param lanes of the memory
 */
record PasswordHash(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
    private static final int MEMORY = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    /** The hash for unknown accounts: no password matches it, and the comparison takes as long as with any other. */
    static final PasswordHash NOBODYS =
            new PasswordHash(MEMORY, PASSES, LANES, new byte[SALT_BYTES], new byte[HASH_BYTES]);

    /** The hash with a salt of its own. Takes some 50 ms and 19 MiB. */
    static PasswordHash of(Password password) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new PasswordHash(
                MEMORY, PASSES, LANES, salt, generate(MEMORY, PASSES, LANES, salt, HASH_BYTES, password));
    }

    /** @throws IllegalStateException when the text is no such hash: the database was tampered with */
    static PasswordHash parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalStateException("a password hash in the database is malformed");
        }
        return new PasswordHash(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                Base64.getDecoder().decode(form.group(4)),
                Base64.getDecoder().decode(form.group(5)));
    }

    /** Takes equally long wherever they differ. */
    boolean matches(Password password) {
        return MessageDigest.isEqual(hash, generate(memory, passes, lanes, salt, hash.length, password));
    }

    String text() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + passes + ",p=" + lanes + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    /** Without the hash, so that no log has it. */
    @Override
    public String toString() {
        return "a password's hash";
    }

    private static byte[] generate(int memory, int passes, int lanes, byte[] salt, int length, Password password) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password.bytes(), hash);
        return hash;
    }
}
