create table `signatures_authority` (`id` text not null primary key, `organization` text not null, `version` integer not null, `created_at` text not null, `created_by` text not null, `updated_at` text not null, `subject` text not null, `certificate` text not null, `revocation_list` text null);
create index `signatures_authority_organization_id_idx` on `signatures_authority` (`organization`, `id`);
create unique index `signatures_authority_subject_key` on `signatures_authority` (`subject`);
create table `signatures_signature` (`id` text not null primary key, `organization` text not null, `version` integer not null, `created_at` text not null, `created_by` text not null, `updated_at` text not null, `state` text not null, `kind` text not null, `record` text not null, `purpose` text not null, `signer` text not null, `signer_name` text not null, `role` text not null, `digest` text not null, `expires_at` text not null, `value` text null, `certificate` text null, `time_stamp` text null, `signed_at` text null, `serial` text null, `subject` text null, `issuer` text null);
create index `signatures_signature_organization_id_idx` on `signatures_signature` (`organization`, `id`);
create index `signatures_signature_kind_record_idx` on `signatures_signature` (`kind`, `record`);
create index `signatures_signature_signer_created_at_idx` on `signatures_signature` (`signer`, `created_at`);
