package dev.backsource.policy.signature;

import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** The JDK's Ed25519 (RFC 8032 §5.1), one instance for each thread that uses it. */
final class Ed25519 {
    static final String NAME = "Ed25519";
    /** The length of a signature. */
    static final int BYTES = 64;

    private static final ThreadLocal<Signature> OF_THREAD = ThreadLocal.withInitial(Ed25519::instance);

    private Ed25519() {}

    static byte[] sign(PrivateKey key, byte[] content) {
        try {
            var signature = OF_THREAD.get();
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key can't sign: " + e.getMessage(), e);
        }
    }

    /** Whether {@code key} signed this content; false also for bytes that are no signature at all. */
    static boolean verifies(PublicKey key, byte[] content, byte[] signed) {
        try {
            var signature = OF_THREAD.get();
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature instance() {
        try {
            return Signature.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
