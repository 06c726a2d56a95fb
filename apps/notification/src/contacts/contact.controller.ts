import { type Actor, ROLES } from '@mingtang/contracts';
import { Act, By } from '@mingtang/service-kit';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, MaxLength } from 'class-validator';
import { type Contact, type Language, LANGUAGES } from './contact.entity';
import { Contacts } from './contacts';

export class ContactDto {
  @ApiPropertyOptional({ example: 'li@example.org', description: 'where notifications go by mail; absent: nowhere' })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @ApiProperty({ enum: LANGUAGES, description: 'of mail and calendar' })
  @IsIn(LANGUAGES)
  language: Language;
}

@ApiTags('contact')
@Controller('contact')
export class ContactController {
  constructor(private readonly contacts: Contacts) {}

  @Get()
  @Act({
    summary: 'How this account is written to',
    description: 'At the first visit the address of its token, in Chinese.',
    by: ROLES,
    response: ContactDto,
  })
  async show(@By() actor: Actor): Promise<ContactDto> {
    return toDto(await this.contacts.of(actor));
  }

  @Put()
  @Act({ summary: 'Set how this account is written to', by: ROLES, response: ContactDto })
  async change(@By() actor: Actor, @Body() { email, language }: ContactDto): Promise<ContactDto> {
    return toDto(await this.contacts.change(actor, { email: email ?? null, language }));
  }
}

function toDto({ email, language }: Contact): ContactDto {
  return { ...(email !== null && { email }), language };
}
