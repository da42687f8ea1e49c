package dev.backsource.config.testing;

import dev.backsource.config.access.keys.KeyToken;
import dev.backsource.infrastructure.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;

/**
 * A database with access keys from before the encryption key of their secrets was replaced. This class encrypts by itself, so that a test notices when
 * the service can't read the secrets of its earlier versions any more.
 */
public final class ReplacedSealKey {
    /** An access key whose secret is encrypted under the earlier key. */
    public static final KeyToken SEALED_BEFORE = token("SEALEDLONGBEFORE");

    /** An access key whose secret is encrypted under a key that nobody has any more. */
    public static final KeyToken SEALED_BY_A_LOST_KEY = token("SEALEDBYALOSTKEY");

    private static final byte[] CURRENT = key(1);
    private static final byte[] EARLIER = key(2);
    private static final byte[] LOST = key(3);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String INSERT = """
            with key as (
                insert into access_key (id, name, program, owner, service, secret_hash, secret, sealed_with, enabled, created_at)
                values (?, 'sealed', 'sealed', 'sealed', 'sealed', ?, ?, ?, true, now())
                returning id)
            insert into role_binding (holder, place, role, team, names) select id, 0, 'viewer', null, '{}' from key""";

    private ReplacedSealKey() {}

    /** The settings of an instance that has the current and the earlier key, in files of {@code folder}. */
    static Map<String, String> settings(Path folder) {
        return Map.of(
                "backsource.access.secrets-key-file", write(folder.resolve("current.key"), CURRENT),
                "backsource.access.earlier-secrets-key-files", write(folder.resolve("earlier.key"), EARLIER));
    }

    /** Prepares a database in which there is nothing yet. */
    static void prepare(EmbeddedDatabase database) {
        Flyway.configure()
                .dataSource("jdbc:postgresql:" + database.location(), database.user(), database.user())
                .locations("filesystem:src/main/resources/db/migration")
                .load()
                .migrate();
        insert(database, SEALED_BEFORE, EARLIER);
        insert(database, SEALED_BY_A_LOST_KEY, LOST);
    }

    /** The id of the current key, as the database names it. */
    public static String current() {
        return id(CURRENT);
    }

    /** What is kept of an access key, decrypted by the current key. */
    public static String secret(Database database, KeyToken token) {
        var kept = HexFormat.of()
                .parseHex(
                        database.value("select encode(secret, 'hex') from access_key where id = '" + token.id() + "'"));
        var secret = apply(
                Cipher.DECRYPT_MODE,
                CURRENT,
                token,
                Arrays.copyOf(kept, NONCE_BYTES),
                Arrays.copyOfRange(kept, NONCE_BYTES, kept.length));
        return new String(secret, StandardCharsets.UTF_8);
    }

    private static void insert(EmbeddedDatabase database, KeyToken token, byte[] key) {
        var nonce = new byte[NONCE_BYTES];
        var encrypted =
                apply(Cipher.ENCRYPT_MODE, key, token, nonce, token.secret().getBytes(StandardCharsets.UTF_8));
        var sealed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
        System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
        try (var connection = new Database(database).connect();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, token.id());
            insert.setBytes(2, token.hash());
            insert.setBytes(3, sealed);
            insert.setString(4, id(key));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] apply(int mode, byte[] key, KeyToken token, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(token.id().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyToken token(String id) {
        return Objects.requireNonNull(KeyToken.parse("bsk_" + id + "_" + "0123456789".repeat(4) + "abc"));
    }

    private static byte[] key(int value) {
        var key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }

    private static String id(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String write(Path file, byte[] key) {
        try {
            return Files.writeString(file, Base64.getEncoder().encodeToString(key))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
