package dev.backsource.config.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of authentication and permissions. */
@ConfigMapping(prefix = "backsource.access")
public interface AccessSettings {
    /**
     * The file that receives the first administrator's key, as a header line. If there is no administrator at startup, the key in this file
     * becomes one; if the file doesn't exist either, it is created, readable only by its owner.
     */
    Optional<Path> administratorHeaderFile();

    /** The folder for state outside the database: the key that encrypts secrets, unless a setting names a file for it. */
    @WithDefault("data")
    Path dataFolder();

    /**
     * The file with the key that encrypts access keys' secrets: 32 bytes in base64. Without this setting, the first start generates one in
     * the data folder. Instances that share a database need the same key.
     */
    Optional<Path> secretsKeyFile();

    /** Files with earlier keys that may still encrypt secrets. Those secrets are re-encrypted at startup. */
    Optional<List<Path>> earlierSecretsKeyFiles();

    /** Whether adding a domain for a team requires proof, by a TXT record or a file at the name, that the name is the team's. */
    @WithDefault("off")
    DomainProof domainProof();

    /** The name server for proofs, such as {@code 192.0.2.53} or {@code 192.0.2.53:5353}; by default the machine's. */
    Optional<String> domainProofResolver();

    /** The port from which proof files are fetched. */
    @WithDefault("80")
    int domainProofPort();

    /** Whether proof of a name's ownership is required. */
    enum DomainProof {
        OFF,
        REQUIRED
    }

    /** Whether a change that weakens the protection of a domain's origins needs a second person's consent. */
    @WithDefault("none")
    SecondPerson consent();

    /** Whether a second person has to consent. */
    enum SecondPerson {
        NONE,
        REQUIRED
    }

    /** For how long people can't approve change requests of the person who created their account or set its password. */
    @WithDefault("30d")
    Duration reviewerIndependentAfter();

    /** The longest lifetime of people's keys, and of administrator keys that weren't created by a service's key. */
    @WithDefault("90d")
    Duration peoplesKeysHold();

    /** The longest time until an instance enforces a change of permissions that was made at another instance. */
    @WithDefault("1s")
    Duration refreshedEvery();

    /** The interval at which the last uses of keys are recorded. */
    @WithDefault("1m")
    Duration lastUseNotedEvery();
}
