package dev.backsource.policy.signature;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.EncodedKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Ed25519 keys as PEM (RFC 7468), as {@code openssl genpkey -algorithm ed25519} writes them. */
public final class KeyText {
    private KeyText() {}

    /**
     * The private key in {@code pem}.
     *
     * @throws IllegalArgumentException when there isn't exactly one, or when it is of another kind
     */
    public static PrivateKey privateKey(String pem) {
        var keys = read(pem, "PRIVATE KEY", PKCS8EncodedKeySpec::new, KeyFactory::generatePrivate);
        if (keys.size() != 1) {
            throw new IllegalArgumentException("it has " + keys.size() + " private keys; it must have one");
        }
        return keys.get(0);
    }

    /**
     * The public keys in {@code pem}, one or more.
     *
     * @throws IllegalArgumentException when there is none, or when one is of another kind
     */
    public static List<PublicKey> publicKeys(String pem) {
        var keys = read(pem, "PUBLIC KEY", X509EncodedKeySpec::new, KeyFactory::generatePublic);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("it has no public key (\"BEGIN PUBLIC KEY\")");
        }
        return keys;
    }

    /** A new pair as PEM, the private key and then the public one. */
    public static String newPair() {
        try {
            var pair = KeyPairGenerator.getInstance(Ed25519.NAME).generateKeyPair();
            return pem("PRIVATE KEY", pair.getPrivate()) + pem("PUBLIC KEY", pair.getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A public key in one line of text: the Base64 of its PEM. */
    public static String line(PublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /**
     * The public key that {@link #line} is of.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static PublicKey ofLine(String line) {
        return read(line, X509EncodedKeySpec::new, KeyFactory::generatePublic);
    }

    private static String pem(String label, Key key) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END " + label + "-----\n";
    }

    private static <K> List<K> read(
            String pem, String label, Function<byte[], EncodedKeySpec> encoding, Reading<K> reading) {
        var block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----");
        return block.matcher(pem)
                .results()
                .map(found -> found.group(1).replaceAll("\\s", ""))
                .map(text -> read(text, encoding, reading))
                .toList();
    }

    private static <K> K read(String text, Function<byte[], EncodedKeySpec> encoding, Reading<K> reading) {
        try {
            var encoded = encoding.apply(Base64.getDecoder().decode(text));
            return reading.read(KeyFactory.getInstance(Ed25519.NAME), encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("one of its keys is not an Ed25519 key", e);
        }
    }

    @FunctionalInterface
    private interface Reading<K> {
        K read(KeyFactory factory, EncodedKeySpec encoded) throws GeneralSecurityException;
    }
}
