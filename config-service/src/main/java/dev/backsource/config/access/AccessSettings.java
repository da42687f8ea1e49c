package dev.backsource.config.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who is let in. */
@ConfigMapping(prefix = "backsource.access")
public interface AccessSettings {
    /**
     * The file with the header line that the first administrator's key is sent in. Where there is no administrator at the start, the
     * key in the file becomes one; where the file isn't there either, it is made, readable by its owner only.
     */
    Optional<Path> administratorHeaderFile();

    /** Where what has to stay is kept, but for the database: the key of secrets, where no setting names one. */
    @WithDefault("data")
    Path dataFolder();

    /**
     * The file with the key that access keys' secrets are encrypted under: 32 bytes in base64. Where none is named, one is made at
     * the first start and kept in the data folder; instances that share a database need the same.
     */
    Optional<Path> secretsKeyFile();

    /** Files with the keys of before, which secrets are still encrypted under; they are encrypted anew at the start. */
    Optional<List<Path>> earlierSecretsKeyFiles();

    /** Whether who adds a domain for a team has to show, by a TXT record or a file at the name, that it is theirs. */
    @WithDefault("off")
    DomainProof domainProof();

    /** The name server that is asked, such as {@code 192.0.2.53} or {@code 192.0.2.53:5353}; the machine's where none is named. */
    Optional<String> domainProofResolver();

    /** The port at which names are asked for the file. */
    @WithDefault("80")
    int domainProofPort();

    /** Whether the owner of a name has to be shown. */
    enum DomainProof {
        OFF,
        REQUIRED
    }

    /** Whether what weakens the way to a domain's origins takes a second person's consent. */
    @WithDefault("none")
    SecondPerson consent();

    /** Whether a second person is asked. */
    enum SecondPerson {
        NONE,
        REQUIRED
    }

    /** For how long nobody approves proposals of who made their account, or set its password. */
    @WithDefault("30d")
    Duration reviewerIndependentAfter();

    /** For how long people's keys hold at most, and those that administer and that no service's key made. */
    @WithDefault("90d")
    Duration peoplesKeysHold();

    /** How long it takes at most until an instance obeys a change of rights that was made at another one. */
    @WithDefault("1s")
    Duration refreshedEvery();

    /** How often it is noted when a key was last used. */
    @WithDefault("1m")
    Duration lastUseNotedEvery();
}
