package dev.backsource.config.aliyun.annotations;

import dev.backsource.config.domain.OwnershipEndListener;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Annotations end with their domain; tags, which express its owners' view of it, end with their ownership as well. */
@Singleton
final class AnnotationCleanup implements OwnershipEndListener {
    private static final String UNTAG = "update aliyun_annotation set tags = '{}' where domain = :domain";
    private static final String REMOVE = "delete from aliyun_annotation where domain = :domain";

    @Override
    public Uni<Integer> of(Mutiny.Session session, DomainName domain, Instant now) {
        return execute(session, UNTAG, domain);
    }

    @Override
    public Uni<Integer> ofRemoval(Mutiny.Session session, DomainName domain, Instant now) {
        return execute(session, REMOVE, domain);
    }

    private static Uni<Integer> execute(Mutiny.Session session, String sql, DomainName domain) {
        return session.createNativeQuery(sql)
                .setParameter("domain", domain.value())
                .executeUpdate();
    }
}
