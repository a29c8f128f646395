create table `signature_simulator_holder` (`id` text not null primary key, `organization` text not null, `version` integer not null, `created_at` text not null, `created_by` text not null, `updated_at` text not null, `practitioner` text not null, `name` text not null, `serial` text not null, `certificate` text not null, `not_after` text not null, `failures` integer not null, `locked_at` text null);
create index `signature_simulator_holder_organization_id_idx` on `signature_simulator_holder` (`organization`, `id`);
create unique index `signature_simulator_holder_practitioner_key` on `signature_simulator_holder` (`practitioner`);
create unique index `signature_simulator_holder_serial_key` on `signature_simulator_holder` (`serial`);
create table `signature_simulator_revocation` (`id` text not null primary key, `organization` text not null, `version` integer not null, `created_at` text not null, `created_by` text not null, `updated_at` text not null, `practitioner` text not null, `serial` text not null, `revoked_at` text not null, `reason` text not null);
create index `signature_simulator_revocation_organization_id_idx` on `signature_simulator_revocation` (`organization`, `id`);
create unique index `signature_simulator_revocation_serial_key` on `signature_simulator_revocation` (`serial`);
