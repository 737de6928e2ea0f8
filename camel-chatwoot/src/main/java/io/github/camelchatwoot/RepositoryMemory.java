// SPDX-License-Identifier: Apache-2.0
package io.github.camelchatwoot;

import io.github.camelchatwoot.delivery.DeliveryMemory;
import io.github.camelchatwoot.intake.Memory;
import org.apache.camel.spi.IdempotentRepository;

/** Remembers in any of Camel's idempotent repositories. As safe for threads as they are. */
record RepositoryMemory(IdempotentRepository repository) implements Memory, DeliveryMemory {

    @Override
    public boolean contains(String key) {
        return repository.contains(key);
    }

    @Override
    public void add(String key) {
        if (repository.add(key)) {
            repository.confirm(key);
        }
    }

    @Override
    public boolean remove(String key) {
        return repository.remove(key);
    }
}
