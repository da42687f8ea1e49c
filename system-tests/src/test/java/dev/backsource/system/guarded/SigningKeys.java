package dev.backsource.system.guarded;

import dev.backsource.policy.signature.EventSigner;
import dev.backsource.policy.signature.TrustedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;

/** A pair of keys in files. */
record SigningKeys(Path key, Path trusted, KeyPair pair) {
    static SigningKeys make(Path folder, String name) throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new SigningKeys(
                write(
                        folder.resolve(name + ".key"),
                        "PRIVATE KEY",
                        pair.getPrivate().getEncoded()),
                write(
                        folder.resolve(name + ".pub"),
                        "PUBLIC KEY",
                        pair.getPublic().getEncoded()),
                pair);
    }

    EventSigner signer() {
        return EventSigner.of(pair.getPrivate(), TrustedKeys.of(List.of(pair.getPublic())));
    }

    private static Path write(Path file, String label, byte[] encoded) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END "
                        + label + "-----\n");
    }
}
